/* The search box: a field in the bar, and a sheet over the page. Nothing is loaded until the reader turns to it. */
(() => {
  const { all, make, button, plural, withParameter, showAddress, load, onBack } = packsite.dom;
  const { marked } = packsite.marks;
  const OPEN = "ps-searching";
  const NO_KEY = "no-search-key";
  const state = { query: "", filter: {}, chosen: -1, loading: null, begun: null, answers: null, opener: null };
  const part = (name) => document.querySelector(`.ps-search__${name}`);
  const links = () => all(".ps-search__link");

  /* The search, loaded once. */
  const loaded = () => state.loading ??= Promise.all(["assets/search.js", "search/index.js"].map((file) => load(file)))
    .then(() => new packsite.search.Answers(packsite.searchIndex));

  /* Answer as soon as the index is there, and again once the text of the sections is. */
  async function start() {
    try {
      state.answers = await loaded();
      fillFilters(state.answers.filters);
      ask();
      await load("search/text.js");
      state.answers.texts = packsite.searchText;
      ask();
    } catch {
      state.loading = state.begun = null;
      show({ failed: true });
    }
  }

  function ask() {
    if (state.answers) show(state.answers.answer(part("field").value.trim(), { ...state.filter, own: packsite.role.name }));
    else state.begun ??= start();
  }

  const paragraph = (pieces) => pieces.join("") && make("span", "ps-search__text", ...marked(pieces));

  /* A result is one option and one link: to the section that answers, or to the page. */
  function entry({ label, title, intro, section, url, terms, isAnswer }, at) {
    const to = new URL(url, packsite.root);
    if (terms.length) to.searchParams.set("h", terms.join(" "));
    to.hash = section?.anchor ?? "";
    const text = section ? [make("strong", {}, ...marked(section.heading)), paragraph(section.text)] : [paragraph(intro)];
    return make("a", { className: `ps-search__link${isAnswer ? " ps-search__answer" : ""}`, href: to.href, role: "option", id: `ps-search-${at}`, "aria-selected": "false" },
      make("span", "ps-search__title", ...marked(title), " ", make("span", "ps-search__label", label)), ...text);
  }

  /* The result in words; the count is of what is listed. */
  function summary({ count, listed, all: every, said, nearest, isOpen }) {
    const also = said.length ? ` Also searched for: ${said.join("; ")}.` : "";
    if (count) return `${plural(count, "page")}${count > listed ? `; the best ${listed} are listed` : ""}.${also}`;
    if (every) return `Nothing with these filters. ${plural(every, "page")} without them.`;
    if (isOpen) return "Some pages to begin with. Type a word for anything else. If a child is in danger now, ring 999.";
    if (nearest.length) return "Nothing found. These words are similar.";
    return "Nothing found. Try one word for what you saw, such as “bruise” or “hungry”. If a child is in danger now, ring 999.";
  }

  /* List the result; screen readers read out its summary. */
  function show({ items = [], about, failed }) {
    const lost = "The search could not be loaded. Use the menu, or load the page again.";
    const at = links().indexOf(document.activeElement);
    part("list").replaceChildren(...items.map(entry));
    part("list").hidden = !items.length;
    links()[at]?.focus();
    choose(state.query === part("field").value ? state.chosen : -1);
    state.query = part("field").value;
    const answers = items.filter(({ isAnswer }) => isAnswer);
    const read = answers.map(({ title: [short], section }) => `${short}: ${section.heading}. `).join("");
    part("status").replaceChildren(make("span", "ps-unseen", read),
      failed ? lost : summary({ ...about, listed: items.length - answers.length }));
    offer(about ?? {});
  }

  /* Offer a way on where nothing was found: without the filters, or with words that are near. */
  function offer({ count, all: every, nearest = [] }) {
    const choices = !count && every ? [["Search without filters", clearFilters]]
      : nearest.map((words) => [words, () => fill(words)]);
    part("nearest").hidden = !choices.length;
    part("nearest").replaceChildren(...choices.map(([words, act]) => make("li", {}, button(words, "", act))));
  }

  function fill(words) {
    part("field").value = words;
    part("field").focus();
    ask();
  }

  const selects = () => all("select", part("filters"));

  function fillFilters(filters) {
    selects().forEach((select) => select.append(...filters[select.name].map(([value, label]) => new Option(label, value))));
    part("filters").hidden = false;
    part("filters").open = matchMedia("(min-width: 60em)").matches;
  }

  function filter() {
    const [kind, role] = selects().map(({ value }) => Number(value));
    state.filter = { kind, role };
    ask();
  }

  function clearFilters() {
    selects().forEach((select) => { select.value = "-1"; });
    filter();
  }

  const isOpen = () => document.documentElement.classList.contains(OPEN);

  function open(opener) {
    if (isOpen()) return;
    Object.assign(state, { opener, back: onBack(close) });
    document.documentElement.classList.add(OPEN);
    part("field").setAttribute("aria-expanded", "true");
    if (!part("field").value) ask();
  }

  /* Close, and give the focus back to the opener. */
  function shut() {
    document.documentElement.classList.remove(OPEN);
    state.back?.destroy();
    part("field").setAttribute("aria-expanded", "false");
    (state.opener ?? part("field")).focus();
  }

  /* Close, and take the query out of the address. */
  function close() {
    if (!isOpen()) return;
    shut();
    if (new URLSearchParams(location.search).has("q")) showAddress(withParameter(location.href, "q", ""));
  }

  /* Follow a result: the query stays in the address of the page that is left, for the way back. */
  function leave() {
    showAddress(withParameter(location.href, "q", part("field").value.trim()));
    shut();
  }

  /* Open with the query in the address, when a page is opened or come back to. */
  function reopen() {
    const query = new URLSearchParams(location.search).get("q");
    if (query === null) return;
    open(null);
    fill(query);
  }

  /* Choose a result, or none (-1), while the focus stays in the field. */
  function choose(at) {
    state.chosen = at < links().length ? at : -1;
    links().forEach((link, place) => link.setAttribute("aria-selected", String(place === state.chosen)));
    const chosen = links()[state.chosen];
    if (chosen) part("field").setAttribute("aria-activedescendant", chosen.id);
    else part("field").removeAttribute("aria-activedescendant");
    chosen?.scrollIntoView({ block: "nearest" });
  }

  /* Go on to the next result, or back to the one before; the field lies between the last and the first. */
  function step(way) {
    const stops = links().length + 1;
    part("field").focus();
    choose((state.chosen + 1 + way + stops) % stops - 1);
  }

  const ACTS = { ArrowUp: () => step(-1), ArrowDown: () => step(1), Enter: () => (links()[state.chosen] ?? links()[0])?.click() };

  /* Keys in the open search. Typing goes to the field, from wherever the focus is. */
  function onKey(event) {
    const { key, target } = event;
    if (key === "Escape") close();
    else if (target.closest(".ps-search__filters, .ps-search__key")) return;
    else if (key in ACTS && (key !== "Enter" || target === part("field"))) {
      event.preventDefault();
      ACTS[key]();
    } else if (key.length === 1 && key !== " ") part("field").focus();
  }

  /* The one key that leads into the search from anywhere but a field, unless the reader turned it off. */
  function onKeyOfPage(event) {
    const isTyping = event.target.closest("input:not([type=radio], [type=checkbox]), select, textarea, [contenteditable]");
    if (isTyping || event.key !== "/" || packsite.device.get(NO_KEY)) return;
    event.preventDefault();
    open(null);
    part("field").focus();
    part("field").select();
  }

  /* The setting for that key: this device remembers that it is off. */
  function keySetting(box) {
    box.checked = !packsite.device.get(NO_KEY);
    box.addEventListener("change", () => (box.checked ? packsite.device.remove(NO_KEY) : packsite.device.set(NO_KEY, true)));
  }

  function listen(panel, field) {
    field.addEventListener("click", () => open(null));
    field.addEventListener("input", () => { open(null); ask(); });
    field.addEventListener("keydown", (event) => {
      if (isOpen() || !["ArrowDown", "Enter"].includes(event.key)) return;
      event.preventDefault();
      event.stopPropagation();
      open(null);
    });
    field.form.addEventListener("reset", () => fill(""));
    field.form.addEventListener("submit", (event) => event.preventDefault());
    panel.addEventListener("click", ({ target }) => {
      if (target.closest("a")) leave();
      else if (target.closest(".ps-search__close")) close();
    });
    keySetting(part("key").querySelector("input"));
    panel.addEventListener("focusout", ({ relatedTarget }) => {
      if (relatedTarget && !panel.contains(relatedTarget)) close();
    });
    part("shade").addEventListener("click", close);
    part("filters").addEventListener("change", filter);
    document.addEventListener("keydown", (event) => {
      if (!event.ctrlKey && !event.metaKey && !event.isComposing) (isOpen() ? onKey : onKeyOfPage)(event);
    });
    addEventListener("popstate", close);
    addEventListener("pageshow", ({ persisted }) => { if (persisted) reopen(); });
    all("[data-ps-search]").forEach((opener) => opener.addEventListener("click", () => {
      open(opener);
      field.focus();
    }));
  }

  packsite.searchBox = { loaded, summary };
  document.addEventListener("DOMContentLoaded", () => {
    const [panel, field] = [part("panel"), part("field")];
    if (!panel) return;
    listen(panel, field);
    reopen();
  });
})();
