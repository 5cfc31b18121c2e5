/* What Markdown and style sheets cannot do. Every page reads, and every link works, without it. */
(() => {
  const { all, make, button, title, load, reachable, onBack } = packsite.dom;

  /* Turn a label of a hidden tick box, which no keyboard reaches, into a button. */
  function asButton(label) {
    const { className, hidden, title: name, control } = label;
    const made = make("button", { type: "button", className, hidden, ...(name && { title: name, "aria-label": name }) }, ...label.childNodes);
    made.addEventListener("click", () => control.click());
    label.replaceWith(made);
    return made;
  }

  /* The menu: opens and closes by keyboard, keeps the focus while it is open, gives it back. */
  function menu() {
    const drawer = document.getElementById("__drawer");
    const opener = document.querySelector("[data-ps-menu]");
    const panel = document.getElementById("ps-menu");
    if (!opener || !panel) return;
    const open = asButton(opener);
    const close = asButton(panel.querySelector(".ps-menu__close"));
    const others = all(".md-skip, .md-banner, .md-header, .md-tabs, .md-content, .md-sidebar--secondary, .ps-footer");
    open.setAttribute("aria-controls", panel.id);
    open.setAttribute("aria-expanded", "false");
    const shut = () => { if (drawer.checked) drawer.click(); };
    let back = null;
    drawer.addEventListener("change", () => {
      open.setAttribute("aria-expanded", String(drawer.checked));
      others.forEach((one) => { one.inert = drawer.checked; });
      (drawer.checked ? close : open).focus();
      back?.destroy();
      back = drawer.checked ? onBack(shut) : null;
    });
    document.addEventListener("keydown", ({ key }) => { if (key === "Escape") shut(); });
    // On a wide screen the menu stands open at the side, and nothing is to be kept from the reader.
    matchMedia("(min-width: 76.25em)").addEventListener("change", shut);
  }

  const colours = () => document.querySelector("[data-ps-colours]")?.addEventListener("click", packsite.changeColours);

  /* What closes is opened for paper, and where an address leads into it. */
  function details() {
    let opened = [];
    addEventListener("beforeprint", () => {
      opened = all("article details:not([open], .ps-jump)");
      opened.forEach((one) => { one.open = true; });
    });
    addEventListener("afterprint", () => opened.forEach((one) => { one.open = false; }));
    const reveal = () => {
      const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
      const closed = target?.closest("details:not([open])");
      if (!closed) return;
      closed.open = true;
      target.scrollIntoView();
    };
    addEventListener("hashchange", reveal);
    reveal();
  }

  /* A table or code wider than the page is named after its heading, a box to tick by the words beside it. */
  function names() {
    const kinds = { DIV: "Table", PRE: "Code" };
    let [heading, number] = [document.title, 0];
    all("article :is(h1, h2, h3, h4, .ps-table, pre)").forEach((one) => {
      if (one.tagName in kinds) {
        number += 1;
        reachable(one, { "aria-label": `${kinds[one.tagName]}${number > 1 ? ` ${number}` : ""}: ${heading}` });
      } else [heading, number] = [title(one), 0];
    });
    // A heading is read once: its permanent link is for the mouse, and "On this page" has the same for all.
    all(".headerlink").forEach((link) => {
      link.setAttribute("aria-hidden", "true"); // Firefox before 119 has no ariaHidden
      link.tabIndex = -1;
    });
    all(".task-list-item input").forEach((box) => {
      box.setAttribute("aria-label", box.closest("li").innerText.trim().split("\n")[0]);
    });
  }

  /* The link that leaps to the text takes the focus along. */
  function skip() {
    const link = document.querySelector(".md-skip");
    link?.addEventListener("click", () => {
      const target = document.getElementById(decodeURIComponent(link.hash.slice(1)));
      if (!target) return;
      target.tabIndex = -1;
      target.focus();
    });
  }

  /* Scripts for one page alone, after their data. A tool whose scripts do not arrive leaves no gap. */
  function ofOnePage() {
    Object.entries({
      ".ps-calculator": ["v/date-fields.js", "assets/calculator-data.js", "assets/calculator.js"],
      ".ps-aid": ["assets/decision-aid.js"],
      ".ps-own-pack": ["packs/own/index.js", "assets/own-pack.js"],
    }).forEach(([selector, scripts]) => {
      const tool = document.querySelector(selector);
      if (tool) Promise.all(scripts.map(load)).catch(() => { if (tool.hidden) tool.remove(); });
    });
  }

  /* Copy words, and say whether that was done. From some folders only the older way may write to the clipboard. */
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

  /* Beside the code of a statement, finding or response stands a button that copies its permanent link. */
  function copyButtons() {
    const codes = all("article :is(h2, h3, h4)[id] > .ps-code:first-child");
    if (!codes.length) return;
    const said = make("p", { className: "ps-unseen", role: "status" });
    document.querySelector("article").append(said);
    codes.forEach(({ parentElement: heading, textContent: code }) => {
      const statement = make("div", "ps-statement");
      heading.replaceWith(statement);
      statement.append(heading, copyButton(heading, code, said));
    });
  }

  document.addEventListener("DOMContentLoaded", () => [menu, colours, details, names, skip, copyButtons, ofOnePage].forEach((start) => start()));
})();
