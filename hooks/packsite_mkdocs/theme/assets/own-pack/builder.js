/* The page "Build your own pack": what is chosen, in which order, under which title. */
(() => {
  const { choice, paper } = packsite;
  const { all, make, plural } = packsite.dom;
  const { kinds, pages, packs, withdrawn } = packsite.ownPack;
  const byId = new Map(pages.map((page) => [page.id, page]));
  const root = document.querySelector(".ps-own-pack");
  const [heading, gone, empty, starts, fields, list, size, actions, status, none] = [
    "title", "gone", "empty", "starts", "fields", "list", "size", "actions", "status", "none",
  ].map((name) => root.querySelector(`.ps-own-${name}`));

  const code = (id) => make("span", "ps-code", id);
  const say = (words) => { status.textContent = words; };
  const chosen = () => choice.ids.filter((id) => byId.has(id));
  const pack = () => ({ ids: chosen(), title: choice.words.get("title") || "My pack", for: choice.words.get("for") ?? "" });

  /* The title, and who the pack is for. */
  function fill() {
    all("input", fields).forEach((input) => { input.value = choice.words.get(input.name) ?? ""; });
  }

  function write({ target }) {
    const words = choice.words;
    words.set(target.name, target.value.trim());
    if (!words.get(target.name)) words.delete(target.name);
    choice.change(choice.ids, words);
  }

  /* A pack that is ready, to start from. */
  function start({ title, contents }) {
    const onclick = (event) => {
      event.preventDefault();
      choice.change(contents);
      heading.focus();
      say(`${plural(choice.ids.length, "page")} of “${title}” are in your pack.`);
    };
    return make("li", {}, make("a", { href: choice.withChoice(choice.builder, contents), "data-own-choice": "", onclick }, title));
  }

  function move(id, by) {
    const ids = chosen();
    const at = ids.indexOf(id);
    [ids[at], ids[at + by]] = [ids[at + by], ids[at]];
    choice.change(ids);
    const [up, down] = all("button", list.children[at + by]);
    const [wanted, other] = by < 0 ? [up, down] : [down, up];
    (wanted.disabled ? other : wanted).focus();
    say(`${byId.get(id).title} is now number ${at + by + 1} of ${ids.length}.`);
  }

  function remove(id) {
    const at = chosen().indexOf(id);
    choice.change(chosen().filter((one) => one !== id));
    const next = list.children[at] ?? list.lastElementChild;
    (next?.querySelector(".ps-own-list__remove") ?? heading).focus();
    say(`${byId.get(id).title} is no longer in your pack. ${plural(choice.ids.length, "page")} left.`);
  }

  /* One chosen page, with its buttons. */
  function entry(id, at, ids) {
    const { title, kind, url, due } = byId.get(id);
    const act = (words, sign, className, disabled, onclick) => make("button", { type: "button", className, onclick, title: words, disabled },
      make("span", { "aria-hidden": "true" }, sign), make("span", "ps-unseen", `${words} ${title}`));
    return make("li", {},
      make("div", "ps-own-list__what",
        make("a", { href: new URL(url, packsite.root).href }, title),
        make("span", "ps-own-list__about", `${kinds[kind]} `, code(id), paper.isOverdue({ due }) && make("span", "ps-own-late", "past its review date"))),
      make("div", "ps-own-list__acts",
        act("Move up", "↑", "ps-own-button", at === 0, () => move(id, -1)),
        act("Move down", "↓", "ps-own-button", at === ids.length - 1, () => move(id, 1)),
        act("Remove", "✕", "ps-own-button ps-own-list__remove", false, () => remove(id))));
  }

  /* Why a page that a link brings is left out. */
  function lost(id) {
    if (packs.some((one) => one.id === id)) return `${id} is a pack, not a page`;
    const [title, instead] = withdrawn[id] ?? [];
    if (!title) return `${id} is not on this site`;
    return `${id}, ${title}, has been withdrawn${byId.has(instead) ? `; use ${instead}, ${byId.get(instead).title}` : ""}`;
  }

  async function copy() {
    say(await packsite.copy(choice.withChoice(choice.builder))
      ? "The link has been copied. Anyone who opens it sees this pack."
      : "The browser did not allow copying. Copy the address of this page instead.");
  }

  function clear() {
    choice.change([], new URLSearchParams());
    fill();
    heading.focus();
    say("Your pack is empty.");
  }

  /* The paper is set again only where something has changed. */
  let laid = "";
  function lay() {
    const now = JSON.stringify(pack());
    if (now === laid) return;
    const count = paper.lay(pack());
    laid = now;
    document.documentElement.classList.toggle("ps-own-printable", count > 0);
    size.textContent = count ? `${plural(count, "side")} of A4, with cover and contents.` : "";
  }

  async function prepare() {
    const ids = chosen();
    try {
      await paper.ready(ids);
    } catch {
      say("A page could not be loaded. Reload this page, then print.");
      return false;
    }
    // Whoever ticks meanwhile waits for that page too.
    return chosen().join() === ids.join() || prepare();
  }

  let later = 0;
  function soon() {
    clearTimeout(later);
    size.textContent = "";
    document.documentElement.classList.remove("ps-own-printable");
    later = setTimeout(async () => { if (await prepare()) lay(); }, 400);
  }

  async function print() {
    say("Your pack is being prepared for printing …");
    if (!await prepare()) return;
    lay();
    say("");
    window.print();
  }

  const named = document.title;
  addEventListener("beforeprint", () => {
    if (!chosen().length || !paper.isReady(chosen())) return;
    lay();
    document.title = pack().title;
  });
  addEventListener("afterprint", () => { document.title = named; });

  /* Every page of the site, by its kind, to be ticked. */
  function tick({ id, title, kind, topics }) {
    const onchange = ({ target: { checked } }) => {
      choice.change(checked ? [...chosen(), id] : chosen().filter((one) => one !== id));
      say(`${title} is ${checked ? "" : "no longer "}in your pack. ${plural(choice.ids.length, "page")} in all.`);
    };
    const box = make("input", { type: "checkbox", value: id, onchange });
    const item = make("li", {}, make("label", {}, box, make("span", {}, title, " ", code(id))));
    return { item, box, text: `${title} ${id} ${kinds[kind]} ${topics.join(" ")}`.toLowerCase() };
  }

  const groups = kinds.map((kind, at) => {
    const items = pages.filter((page) => page.kind === at).map(tick);
    const count = make("span", "ps-own-group__count");
    const group = make("details", "ps-own-group",
      make("summary", {}, `${kind === "Page" ? "Other page" : kind}s `, count),
      make("ul", {}, ...items.map(({ item }) => item)));
    return { group, items, count };
  }).filter(({ items }) => items.length);

  /* Show the pages with all of the words that are typed. */
  function find({ target }) {
    const words = target.value.toLowerCase().split(/\s+/).filter(Boolean);
    let found = 0;
    groups.forEach(({ group, items }) => {
      items.forEach(({ item, text }) => { item.hidden = !words.every((word) => text.includes(word)); });
      const shown = items.filter(({ item }) => !item.hidden).length;
      group.hidden = !shown;
      group.open = words.length > 0;
      found += shown;
    });
    none.hidden = found > 0;
    say(words.length ? `${plural(found, "page")} found.` : "");
  }

  function show() {
    const ids = chosen();
    const reasons = choice.ids.filter((id) => !byId.has(id)).map(lost);
    gone.hidden = !reasons.length;
    gone.textContent = reasons.length ? `Left out of this pack: ${reasons.join(". ")}.` : "";
    heading.textContent = ids.length ? `In my pack (${ids.length})` : "My pack";
    list.replaceChildren(...ids.map(entry));
    empty.hidden = ids.length > 0;
    fields.hidden = actions.hidden = list.hidden = !ids.length;
    groups.forEach(({ items, count }) => {
      items.forEach(({ box }) => { box.checked = ids.includes(box.value); });
      const inside = items.filter(({ box }) => box.checked).length;
      count.textContent = inside ? `${inside} of ${items.length} in my pack` : `${items.length}`;
    });
    soon();
  }

  fill();
  fields.addEventListener("input", write);
  root.querySelector("#ps-own-find").addEventListener("input", find);
  all("button", actions).forEach((button, at) => button.addEventListener("click", [print, copy, clear][at]));
  starts.append(...packs.map(start));
  root.append(...groups.map(({ group }) => group));
  root.hidden = false;
  choice.onChoice(show);
})();
