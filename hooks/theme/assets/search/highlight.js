/* A page that the search has found marks the words it was found by, which its address names: ?h=core group */

(() => {
  /* Any of some words, and those that follow one another together. */
  function pattern(words) {
    const any = words.split(/[\s*+:~^-]+/).filter(Boolean).map((word) => word.replace(/[|\\{}()[\]^$+*?.]/g, "\\$&")).join("|");
    return any ? new RegExp(`((?:${any})(?:\\s+(?:${any}))*)`, "gi") : null;
  }

  /* The texts of an element that can be seen. */
  function texts(element) {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const found = [];
    while (walker.nextNode()) found.push(walker.currentNode);
    return found.filter(({ parentElement }) => parentElement.offsetHeight);
  }

  function mark(element, words) {
    const found = pattern(words);
    if (!found) return;
    texts(element).forEach((text) => {
      const pieces = text.data.split(found);
      const marked = pieces.map((piece, at) => (at % 2 ? packsite.dom.make("mark", {}, piece) : piece));
      if (pieces.length > 1) text.replaceWith(...marked);
    });
  }

  packsite.highlight = { mark };
  document.addEventListener("DOMContentLoaded", () => {
    const content = document.querySelector(".md-content");
    if (content) mark(content, new URLSearchParams(location.search).get("h") ?? "");
  });
})();
