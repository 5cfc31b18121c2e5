/* Marks: the words that a page was found by, in the results and on the page that opens. */
(() => {
  const { make, texts } = packsite.dom;

  /* Pieces of a text, of which every second one is marked. */
  const marked = (pieces) => pieces.map((piece, at) => (at % 2 ? make("mark", {}, piece) : piece));

  /* Some words that follow one another, if there are `least` of them. */
  function pattern(words, least) {
    const any = words.split(/[\s*+:~^-]+/).filter(Boolean).map((word) => word.replace(/[|\\{}()[\]^$+*?.]/g, "\\$&")).join("|");
    return any ? new RegExp(`(?<!\\p{L})((?:${any})(?:\\s+(?:${any})){${least - 1},})(?!\\p{L})`, "giu") : null;
  }

  /* Mark the typed words in the texts of an element that can be seen: where they follow one another,
     or, if they never do, each of them. */
  function mark(element, words) {
    const seen = texts(element).filter(({ parentElement }) => parentElement.offsetHeight);
    const found = [2, 1].map((least) => pattern(words, least)).find((one) => one && seen.some(({ data }) => data.search(one) >= 0));
    if (!found) return;
    seen.forEach((text) => {
      const pieces = text.data.split(found);
      if (pieces.length > 1) text.replaceWith(...marked(pieces));
    });
  }

  packsite.marks = { marked, mark };
  document.addEventListener("DOMContentLoaded", () => {
    const content = document.querySelector(".md-content");
    const words = new URLSearchParams(location.search).get("h");
    if (content && words) mark(content, words);
  });
})();
