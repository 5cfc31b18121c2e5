/* What Markdown and style sheets cannot do. Every page reads, and every link works, without it. */

(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const toggle = (name) => document.querySelector(`[data-md-toggle="${name}"]`);

  /* Turn a label of a hidden tick box, which no keyboard reaches, into a button. */
  function asButton(label) {
    const box = document.getElementById(label.htmlFor);
    const button = document.createElement("button");
    button.type = "button";
    button.className = label.className;
    button.hidden = label.hidden;
    if (label.title) {
      button.title = label.title;
      button.setAttribute("aria-label", label.title);
    }
    button.append(...label.childNodes);
    button.addEventListener("click", () => box.click());
    label.replaceWith(button);
    return button;
  }

  /* The menu: opens and closes by keyboard, keeps the focus inside while it is open, gives it back. */
  function menu() {
    const drawer = toggle("drawer");
    const opener = document.querySelector("[data-ps-menu]");
    const panel = document.getElementById("ps-menu");
    if (!opener || !panel) return;
    const open = asButton(opener);
    const close = asButton(panel.querySelector(".ps-menu__close"));
    const others = all(".md-header, .md-tabs, .md-content, .md-sidebar--secondary, .ps-neighbours, .ps-footer, .md-banner, .md-skip");
    open.setAttribute("aria-controls", panel.id);
    open.setAttribute("aria-expanded", "false");
    drawer.addEventListener("change", () => {
      open.setAttribute("aria-expanded", String(drawer.checked));
      others.forEach((one) => { one.inert = drawer.checked; });
      (drawer.checked ? close : open).focus();
    });
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && drawer.checked) drawer.click();
    });
    // On a wide screen the menu stands open at the side, and nothing is to be kept from the reader.
    matchMedia("(min-width: 76.25em)").addEventListener("change", () => {
      if (drawer.checked) drawer.click();
    });
  }

  /* Search: every button that opens it leads into the field; closing gives the focus back. */
  function search() {
    const box = toggle("search");
    const field = document.querySelector("[data-md-component=search-query]");
    if (!field) return;
    let from = null;
    const openers = [...all("[data-ps-search]"), asButton(document.querySelector(".ps-bar__button--search"))];
    asButton(document.querySelector(".ps-search__close"));
    openers.forEach((one) => one.addEventListener("click", () => {
      from = one;
      if (!box.checked) box.click();
      field.focus();
    }));
    box.addEventListener("change", () => {
      if (box.checked || !from) return;
      from.focus();
      from = null;
    });
  }

  /* Light and dark: two buttons of which Material shows one; the focus stays where it was. */
  function colours() {
    all("[data-md-component=palette] input").forEach((input) => { input.hidden = true; });
    all("[data-md-component=palette] label").map(asButton).forEach((button, _, both) => {
      button.addEventListener("click", () => both.find((one) => !one.hidden)?.focus());
    });
  }

  /* A table that is wider than the page can be reached, and is named after its heading. */
  function tables() {
    const measure = new ResizeObserver((entries) => entries.forEach(({ target }) => {
      const scrolls = target.scrollWidth > target.clientWidth;
      target.toggleAttribute("tabindex", scrolls);
      if (scrolls) target.tabIndex = 0;
    }));
    all(".md-typeset__scrollwrap").forEach((wrap) => {
      const headings = all("h1, h2, h3, h4").filter((one) => one.compareDocumentPosition(wrap) & Node.DOCUMENT_POSITION_FOLLOWING);
      wrap.setAttribute("role", "region");
      wrap.setAttribute("aria-label", `Table: ${headings.at(-1)?.firstChild?.textContent ?? document.title}`);
      measure.observe(wrap);
    });
  }

  /* The boxes of a list to tick are named by what stands beside them. */
  function boxes() {
    all(".task-list-item").forEach((item) => {
      item.querySelector("input")?.setAttribute("aria-label", item.innerText.trim().split("\n")[0]);
    });
  }

  /* A heading's permanent link says what it is a link to. */
  function permanentLinks() {
    all(".headerlink").forEach((link) => {
      const words = link.parentElement.textContent.replace(link.textContent, "").trim();
      link.setAttribute("aria-label", `Permanent link: ${words}`);
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

  /* A page past its review date says so; the date itself always stands there. */
  function overdue() {
    const now = new Date();
    const today = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
    all(".ps-overdue[data-due]").forEach((notice) => { notice.hidden = today <= notice.dataset.due; });
  }

  // After Material's own script, which waits for the same moment and makes the wraps of tables.
  document.addEventListener("DOMContentLoaded", () => {
    [menu, search, colours, tables, boxes, permanentLinks, skip, overdue].forEach((start) => start());
  });
})();
