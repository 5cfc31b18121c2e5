/* Copying for every page, and beside the code of a statement, finding or response a button that
   copies its permanent link. */

(() => {
  const { all, make, button } = packsite.dom;

  /* Copy words, and say whether that was done. Where a page may not write to the clipboard, as from
     some folders, the older way still may. */
  packsite.copy = async (words) => {
    try {
      await navigator.clipboard.writeText(words);
      return true;
    } catch {
      const field = make("textarea", { value: words, className: "ps-unseen" });
      document.body.append(field);
      field.select();
      const isCopied = document.execCommand("copy");
      field.remove();
      return isCopied;
    }
  };

  function copyButton(heading, code, said) {
    const one = button("Copy link", "ps-copy", async () => {
      const isCopied = await packsite.copy(new URL(`${location.pathname}#${heading.id}`, location.href).href);
      if (!isCopied) location.hash = heading.id;
      one.focus();
      one.textContent = isCopied ? "Copied" : "Now in the address bar";
      said.textContent = `The link to ${code} is ${isCopied ? "copied." : "now in the address bar. Copy it from there."}`;
      setTimeout(() => { one.textContent = "Copy link"; said.textContent = ""; }, 4000);
    });
    one.setAttribute("aria-label", `Copy link to ${code}`);
    return one;
  }

  document.addEventListener("DOMContentLoaded", () => {
    const codes = all("article :is(h2, h3, h4)[id] > .ps-code:first-child");
    if (!codes.length) return;
    const said = make("p", { className: "ps-unseen", role: "status" });
    document.querySelector("article").append(said);
    codes.forEach(({ parentElement: heading, textContent: code }) => {
      const statement = make("div", "ps-statement");
      heading.replaceWith(statement);
      statement.append(heading, copyButton(heading, code, said));
    });
  });
})();
