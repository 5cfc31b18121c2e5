/* "What this means for me": a reader chooses a role once, and standards show that role's part first.
   The choice is in the address (?role=health), and every link of the site carries it on. This device
   remembers it only when the reader ticks a box. Nothing is sent to anyone. In standards
   nothing is hidden; "What has changed" shows the changes for the role alone, and says so. Without scripts
   "Who does what" says the same. */

(() => {
  const ROOT = new URL(globalThis.packsite.root);
  const KEPT = "__role";
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];

  function make(tag, facts = {}, ...inside) {
    const element = document.createElement(tag);
    Object.entries(facts).forEach(([name, value]) => element.setAttribute(name, value));
    element.append(...inside);
    return element;
  }

  const remembered = () => window.__md_get?.(KEPT, undefined, ROOT) ?? "";

  function remember(role) {
    if (role) window.__md_set?.(KEPT, role, undefined, ROOT);
    else try { localStorage.removeItem(`${ROOT.pathname}.${KEPT}`); } catch { /* nothing was kept */ }
  }

  /* The role of this page: that of the address, or the one that this device remembers. */
  const isRole = (word) => /^[a-z-]{2,40}$/.test(word);
  let role = [new URLSearchParams(location.search).get("role"), remembered()].find(
    (word) => typeof word === "string" && isRole(word),
  ) ?? "";

  /* Write the role into the address, so that it can be kept, sent and printed with the page. */
  function address(url) {
    const to = new URL(url);
    if (role) to.searchParams.set("role", role);
    else to.searchParams.delete("role");
    return to.href;
  }

  function showInAddress() {
    const to = address(location.href);
    if (to !== location.href) history.replaceState(history.state, "", to);
  }

  /* A link to another page of this site carries the role; one within the page needs none. */
  function carry(link) {
    const written = link.getAttribute("href");
    if (!written || written.startsWith("#") || !link.href.startsWith(ROOT.href)) return;
    if (!/(\.html|\/)$/.test(new URL(link.href).pathname)) return;
    const to = address(link.href);
    if (to !== link.href) link.href = to;
  }

  const carryAll = () => all("a[href]").forEach(carry);

  /* Links that scripts make later, as the search does, get it when they are about to be used. */
  function carryLate(event) {
    const link = event.target instanceof Element && event.target.closest("a[href]");
    if (link && (role || link.href.includes("role="))) carry(link);
  }

  /* The rows of "Who does what" that speak of a role, its own before those for everybody. */
  function rows() {
    const cells = all("td[data-roles]");
    const of = (name) => cells.filter((cell) => cell.dataset.roles.split(" ").includes(name));
    return [...of(role), ...of("all")].map((cell) => cell.parentElement);
  }

  function part(row) {
    const [who, what] = [...row.cells].map((cell) => [...cell.cloneNode(true).childNodes]);
    return make("li", {}, make("strong", {}, ...who), ": ", ...what);
  }

  /* One box: the question, and below it the answer. */
  function box(place, number) {
    const labels = new Map(place.dataset.roles.split("|").map((pair) => pair.split("=")));
    const hasTable = Boolean(document.querySelector("td[data-roles]"));
    const isOfChanges = place.dataset.about === "changes";
    const title = make(hasTable ? "h2" : "p", { class: "ps-mine__title", id: `ps-mine-${number}` });
    const answer = make("div", { class: "ps-mine__part", "aria-live": "polite" });
    const select = make("select", { id: `ps-role-${number}`, autocomplete: "off" },
      make("option", { value: "" }, "Choose your role"),
      ...[...labels].map(([key, label]) => make("option", { value: key }, label)));
    const keep = make("input", { type: "checkbox", id: `ps-keep-${number}`, autocomplete: "off" });
    const keepLabel = make("label", { class: "ps-mine__keep", for: keep.id }, keep, " Remember on this device");
    const form = make("div", { class: "ps-mine__form" },
      make("label", { class: "ps-mine__label", for: select.id }, "My role"), select, keepLabel);
    place.append(title, form, answer);
    const danger = place.nextElementSibling;
    if (danger?.matches(".admonition.danger")) danger.after(place); // a child in danger comes first
    place.setAttribute("role", "region");
    place.setAttribute("aria-labelledby", title.id);

    function answers() {
      const label = labels.get(role);
      if (!label) return [];
      if (isOfChanges) return [make("p", {}, `Shown: changes to ${filterChanges()} for “${label}”. For all, set “My role” back to “Choose your role”.`)];
      if (!hasTable) return [make("p", {}, `Standards now show the part of “${label}” first.`)];
      const own = rows();
      const whole = make("a", { href: "#who-does-what" }, "who does what");
      return own.length
        ? [make("ul", {}, ...own.map(part)), make("p", {}, "The whole standard counts: see also ", whole, ".")]
        : [make("p", {}, "No row names this role. Read ", whole, ".")];
    }

    function show() {
      const label = labels.get(role);
      title.textContent = isOfChanges ? "Show changes for my role only" : hasTable ? "What this means for me" : "Show my part of the standards first";
      if (label && hasTable) title.append(": ", label);
      select.value = label ? role : "";
      keepLabel.hidden = !label;
      keep.checked = Boolean(role) && remembered() === role;
      place.classList.toggle("ps-mine--chosen", Boolean(label));
      answer.replaceChildren(...answers());
    }

    select.addEventListener("change", () => {
      const wasKept = Boolean(remembered());
      role = select.value;
      if (wasKept) remember(role);
      update();
    });
    keep.addEventListener("change", () => remember(keep.checked ? role : ""));
    return show;
  }

  /* "What has changed": show the changes to pages for the role alone; say how many pages those are. */
  function filterChanges() {
    const marks = all("[data-audience]");
    const isFor = (mark) => mark.dataset.audience.split(" ").includes(role);
    const isKnown = marks.some(isFor);
    marks.forEach((mark) => { mark.closest("li").hidden = isKnown && !isFor(mark); });
    const lists = new Set(marks.map((mark) => mark.closest("ul")));
    lists.forEach((list) => {
      const shown = all("li", list).filter((line) => !line.hidden).length;
      const block = list.closest("details") ?? list;
      const heading = block.previousElementSibling;
      [block, heading].forEach((one) => { one.hidden = !shown; });
      const entry = document.querySelector(`.md-nav__link[href$="#${heading.id}"]`);
      if (entry) entry.parentElement.hidden = !shown;
      const summary = block.querySelector("summary");
      if (summary) summary.textContent = `Show all ${shown} pages`;
    });
    const ids = new Set(marks.filter(isFor).map((mark) => mark.textContent));
    return ids.size === 1 ? "1 page" : `${ids.size} pages`;
  }

  let shows = [];

  function update() {
    showInAddress();
    carryAll();
    const mine = role ? rows() : [];
    all("td[data-roles]").forEach(({ parentElement: row }) => {
      row.classList.toggle("ps-mine-row", mine.includes(row));
    });
    filterChanges();
    shows.forEach((show) => show());
  }

  document.addEventListener("DOMContentLoaded", () => {
    shows = all(".ps-mine[data-roles]").map(box);
    if (role || shows.length) update();
    ["pointerdown", "focusin", "click"].forEach((name) => {
      document.addEventListener(name, carryLate, { capture: true });
    });
  });
})();
