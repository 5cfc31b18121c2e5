/* A page that the search has found marks the words it was found by, which its address names: ?h=core group */

(() => {
  const { make, texts } = packsite.dom;

  /* Any of some words, and those that follow one another together. */
  function pattern(words) {
    const any = words.split(/[\s*+:~^-]+/).filter(Boolean).map((word) => word.replace(/[|\\{}()[\]^$+*?.]/g, "\\$&")).join("|");
    return any ? new RegExp(`((?:${any})(?:\\s+(?:${any}))*)`, "gi") : null;
  }

  /* Mark the words in the texts of an element that can be seen. */
  function mark(element, words) {
    const found = pattern(words);
    if (!found) return;
    texts(element).filter(({ parentElement }) => parentElement.offsetHeight).forEach((text) => {
      const pieces = text.data.split(found);
      if (pieces.length > 1) text.replaceWith(...pieces.map((piece, at) => (at % 2 ? make("mark", {}, piece) : piece)));
    });
  }

  packsite.highlight = { mark };
  document.addEventListener("DOMContentLoaded", () => {
    const content = document.querySelector(".md-content");
    if (content) mark(content, new URLSearchParams(location.search).get("h") ?? "");
  });
})();
