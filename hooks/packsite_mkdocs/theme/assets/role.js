/* "What this means for me": a reader chooses a role, and standards show its part first. The choice is in
   the address (?role=health), which links carry on; the device remembers it only if the reader ticks a box.
   On the home page and in standards nothing is hidden; "What has changed" shows the changes for the role alone,
   and says so. */
(() => {
  const { all, make, plural, title, withParameter, showAddress, isToPage, beforeUse, load } = packsite.dom;
  const KEPT = "__role";
  const remembered = () => packsite.device.get(KEPT) ?? "";
  const remember = (name) => (name ? packsite.device.set(KEPT, name) : packsite.device.remove(KEPT));

  /* The role of this page: that of the address, or the one that this device remembers. */
  const isRole = (word) => typeof word === "string" && /^[a-z-]{2,40}$/.test(word);
  let role = [new URLSearchParams(location.search).get("role"), remembered()].find(isRole) ?? "";

  /* Write the role into an address, so that it can be kept, sent and printed with the page. */
  const withRole = (url, name = role) => withParameter(url, "role", name).href;

  function carry(link) {
    const to = withRole(link.href);
    if (to !== link.href) link.href = to;
  }

  /* What names a role: rows of "Who does what", statements, timescales, and sheets made for it. */
  const MARKED = {
    rows: ["tr > [data-roles]", "roles"],
    statements: ["h3[data-roles]", "roles"],
    limits: ["[data-limit-for]", "limitFor"],
    sheets: ["[data-form-for]", "formFor"],
  };
  function naming(kind, name = role) {
    const [selector, fact] = MARKED[kind];
    return all(selector).filter((one) => one.dataset[fact].split(" ").includes(name));
  }

  /* The rows that speak of a role, its own before those for everybody. */
  const rows = () => [...naming("rows"), ...naming("rows", "all")].map((cell) => cell.parentElement);

  function part(row) {
    const [who, what] = [...row.cells].map((cell) => cell.cloneNode(true).childNodes);
    return make("li", {}, make("strong", {}, ...who), ": ", ...what);
  }

  const lead = ({ id, href = `#${id}` }, words) => make("li", {}, make("a", { href }, words));
  const statements = (name) => naming("statements", name).map((heading) => lead(heading, title(heading)));
  const bullets = (entries) => entries.length > 0 && make("ul", {}, ...entries);
  const named = (words, entries) => (entries.length ? [make("p", "ps-mine__name", words), bullets(entries)] : []);

  /* The part of a standard that is the role's own, and what is for everybody. */
  function ownPart(label) {
    const limits = naming("limits").map((cell) => part(cell.parentElement));
    const [own, everyones] = [statements(role), statements("all")];
    const hasPart = naming("rows").length + own.length + limits.length > 0;
    return [
      !hasPart && make("p", {}, `This standard has no task for “${label}” alone.`),
      bullets(rows().map(part)),
      ...named("Statements that name you", own),
      everyones.length > 0 && make("details", "ps-more",
        make("summary", {}, `Statements for everyone (${everyones.length})`), bullets(everyones)),
      ...named("Timescales that name you", limits),
      ...named("Sheets for you", naming("sheets").map((link) => lead(link, link.textContent))),
      make("p", {}, "The whole standard applies: see also ", make("a", { href: "#who-does-what" }, "who does what"), "."),
    ].filter(Boolean);
  }

  const linkTo = ([words, address]) => make("a", { href: withRole(new URL(address, packsite.root)) }, words);
  const linksTo = (pages) => pages.flatMap((page, at) => (at ? [", ", linkTo(page)] : [linkTo(page)]));

  /* A list that opens; on wide screens it is open. */
  function folded(name, lines, more) {
    const items = lines.map((line) => make("li", {}, ...line));
    const summary = make("summary", {}, `${name} (${lines.length})`);
    const { matches: open } = matchMedia("(min-width: 60em)");
    return make("details", { className: "ps-more", open }, summary, make("ul", {}, ...items), make("p", {}, linkTo(more)));
  }

  /* The lists of the home page for a role: what changed, its packs, and the standards with a part of its own. */
  const lists = ({ packs, parts, changes }) => [
    folded("My packs", packs.map((page) => [linkTo(page)]), ["All packs", "packs/index.html"]),
    folded("My part in the standards", parts.map((page) => [linkTo(page)]), ["All standards", "standards/index.html"]),
    folded("What has changed for me", changes.map(({ kind, tag, what, pages }) => (
      [make("span", `ps-tag ps-tag--${kind}`, tag), ` ${what} `, ...linksTo(pages.slice(0, 2))]
    )), ["Everything that has changed for me", "what-changed.html"]),
  ];

  /* The home page for a role; what it shows is fetched once a role is chosen. */
  function ownHome() {
    const place = make("div", "ps-mine__lists");
    const chosen = role;
    load("assets/role-data.js").then(() => {
      if (role === chosen) place.append(...lists(packsite.forRoles[role]));
    }, () => place.append("The lists for your role did not load. Everything is in the lists below."));
    return [place];
  }

  /* A page answers in one of three ways: as the home page, with its changes, or with the part of a standard. */
  const ANSWERS = {
    home: ["Show what is for my role", ownHome],
    changes: ["Show changes for my role only", (label) => [make("p", {},
      `Showing changes to ${filterChanges()} for “${label}”. To see all of them, set “My role” back to “Choose your role”.`)]],
    standard: ["What this means for me", ownPart],
  };

  /* The question: a list of roles, and whether to remember the answer. */
  function form(labels, number) {
    const select = make("select", { id: `ps-role-${number}`, autocomplete: "off" },
      new Option("Choose your role", ""), ...[...labels].map(([key, label]) => new Option(label, key)));
    const keep = make("input", { type: "checkbox", id: `ps-keep-${number}`, autocomplete: "off" });
    select.addEventListener("change", () => {
      role = select.value;
      if (remembered()) remember(role);
      update();
    });
    keep.addEventListener("change", () => remember(keep.checked && role));
    return { select, keep, keepLabel: make("label", { className: "ps-mine__keep", htmlFor: keep.id }, keep, " Remember on this device") };
  }

  /* One box: the question, and below it the answer. Return what shows the answer for the role. */
  function box(place, number) {
    const labels = new Map(place.dataset.roles.split("|").map((pair) => pair.split("=")));
    const { about } = place.dataset;
    const isStandard = about === "standard";
    const [question, answerFor] = ANSWERS[about];
    const heading = make(isStandard ? "h2" : "p", { className: "ps-mine__title", id: `ps-mine-${number}` });
    const answer = make("div", { className: "ps-mine__part", "aria-live": "polite" });
    const { select, keep, keepLabel } = form(labels, number);
    place.append(heading, make("div", "ps-mine__form",
      make("label", { className: "ps-mine__label", htmlFor: select.id }, "My role"), select, keepLabel), answer);
    place.setAttribute("role", "region");
    place.setAttribute("aria-labelledby", heading.id);
    return () => {
      const label = labels.get(role);
      heading.textContent = label && isStandard ? `${question}: ${label}` : question;
      select.value = label ? role : "";
      keepLabel.hidden = !label;
      keep.checked = Boolean(role) && remembered() === role;
      place.classList.toggle("ps-mine--chosen", Boolean(label));
      answer.replaceChildren(...(label ? answerFor(label) : []));
    };
  }

  /* A list of changes without those that are hidden; with none left, it and its heading go as well. */
  function showList(list) {
    const shown = all("li", list).filter((line) => !line.hidden).length;
    const block = list.closest("details") ?? list;
    const heading = block.previousElementSibling;
    const entries = all(`.ps-contents a[href$="#${heading.id}"]`).map((link) => link.parentElement);
    [block, heading, ...entries].forEach((one) => { one.hidden = !shown; });
    const summary = block.querySelector("summary");
    if (summary) summary.textContent = `Show all ${shown} pages`;
  }

  /* "What has changed": show the changes to pages for the role alone; say how many pages those are. */
  function filterChanges() {
    const marks = all("[data-audience]");
    const isFor = (mark) => mark.dataset.audience.split(" ").includes(role);
    const isKnown = marks.some(isFor);
    marks.forEach((mark) => { mark.closest("li").hidden = isKnown && !isFor(mark); });
    new Set(marks.map((mark) => mark.closest("ul"))).forEach(showList);
    return plural(new Set(marks.filter(isFor).map((mark) => mark.textContent)).size, "page");
  }

  let shows = [];
  function update() {
    showAddress(withRole(location.href));
    all("a[href]").filter(isToPage).forEach(carry);
    const mine = role ? rows() : [];
    all("tr > [data-roles]").forEach(({ parentElement: row }) => row.classList.toggle("ps-mine-row", mine.includes(row)));
    filterChanges();
    shows.forEach((show) => show());
  }

  packsite.role = { withRole, isRole, get name() { return role; } };
  document.addEventListener("DOMContentLoaded", () => {
    shows = all(".ps-mine[data-roles]").map(box);
    if (role || shows.length) update();
    // Links that scripts make later, as the search does, get it when they are about to be used.
    beforeUse((link) => { if (role || link.href.includes("role=")) carry(link); });
  });
})();
