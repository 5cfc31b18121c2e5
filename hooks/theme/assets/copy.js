/* Copying for every page, and beside the code of a statement, finding or response a button that
   copies its permanent link. */

(() => {
  /* Copy words, and say whether that was done. Where a page may not write to the clipboard, as from
     some folders, the older way still may. */
  async function copied(words) {
    try {
      await navigator.clipboard.writeText(words);
      return true;
    } catch {
      const field = document.createElement("textarea");
      field.value = words;
      field.className = "ps-unseen";
      document.body.append(field);
      field.select();
      const isCopied = document.execCommand("copy");
      field.remove();
      return isCopied;
    }
  }

  globalThis.packsiteCopied = copied;

  function permanent(heading) {
    const to = new URL(location.href);
    to.search = "";
    to.hash = heading.id;
    return to.href;
  }

  function button(heading, code, said) {
    const one = document.createElement("button");
    one.type = "button";
    one.className = "ps-copy";
    one.textContent = "Copy link";
    one.setAttribute("aria-label", `Copy link to ${code}`);
    one.addEventListener("click", async () => {
      const isCopied = await copied(permanent(heading));
      if (!isCopied) location.hash = heading.id;
      one.focus();
      one.textContent = isCopied ? "Copied" : "Now in the address bar";
      said.textContent = isCopied
        ? `The link to ${code} is copied.`
        : `The link to ${code} is now in the address bar. Copy it from there.`;
      setTimeout(() => { one.textContent = "Copy link"; said.textContent = ""; }, 4000);
    });
    return one;
  }

  document.addEventListener("DOMContentLoaded", () => {
    const codes = [...document.querySelectorAll("article :is(h2, h3, h4)[id] > .ps-code:first-child")];
    if (!codes.length) return;
    const said = document.createElement("p");
    said.className = "ps-unseen";
    said.setAttribute("role", "status");
    document.querySelector("article").append(said);
    codes.forEach((code) => {
      const heading = code.parentElement;
      const statement = document.createElement("div");
      statement.className = "ps-statement";
      heading.replaceWith(statement);
      statement.append(heading, button(heading, code.textContent, said));
    });
  });
})();
