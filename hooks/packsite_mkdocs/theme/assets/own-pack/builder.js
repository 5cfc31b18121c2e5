/* The page "Build your own pack": what is chosen, in which order, under which title. */
(() => {
  const { choice, paper } = packsite;
  const { all, make, plural } = packsite.dom;
  const { kinds, pages, packs, withdrawn } = packsite.ownPack;
  const byId = new Map(pages.map((page) => [page.id, page]));
  const root = document.querySelector(".ps-own-pack");
  const [heading, gone, empty, starts, fields, list, size, actions, status, count, found, none] = [
    "title", "gone", "empty", "starts", "fields", "list", "size", "actions", "status", "count", "found", "none",
  ].map((name) => root.querySelector(`.ps-own-${name}`));

  const MOST_FOUND = 12;

  const code = (id) => make("span", "ps-code", id);
  const say = (words) => { status.textContent = words; };
  const chosen = () => choice.ids.filter((id) => byId.has(id));
  const pack = () => ({ ids: chosen(), title: choice.words.get("title") || "My pack", for: choice.words.get("for") ?? "", isLarge: choice.words.has("large") });

  /* The title, who the pack is for, and whether its print is large. */
  function fill() {
    all("input", fields).forEach((input) => {
      if (input.type === "checkbox") input.checked = choice.words.has(input.name);
      else input.value = choice.words.get(input.name) ?? "";
    });
  }

  function write({ target }) {
    const words = choice.words;
    words.set(target.name, target.type === "checkbox" && !target.checked ? "" : target.value.trim());
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

  const sayPlace = (id) => say(`${byId.get(id).title} is now number ${chosen().indexOf(id) + 1} of ${chosen().length}.`);

  function move(id, by) {
    const ids = chosen();
    const at = ids.indexOf(id);
    [ids[at], ids[at + by]] = [ids[at + by], ids[at]];
    choice.change(ids);
    const [up, down] = all("button", list.children[at + by]);
    const [wanted, other] = by < 0 ? [up, down] : [down, up];
    (wanted.disabled ? other : wanted).focus();
    sayPlace(id);
  }

  /* Drag a page by its handle, as the buttons move it. The list has the pointer, for the page itself moves. */
  function drag({ target, pointerId }) {
    const item = target.closest("li");
    const follow = ({ clientY }) => {
      const isBelow = ({ top, height }) => clientY < top + height / 2;
      const next = [...list.children].find((one) => one !== item && isBelow(one.getBoundingClientRect())) ?? null;
      if (item.nextElementSibling === next) return;
      list.insertBefore(item, next);
      item.scrollIntoView({ block: "nearest" });
    };
    list.setPointerCapture(pointerId);
    item.classList.add("ps-own-list__dragged");
    list.addEventListener("pointermove", follow);
    list.addEventListener("lostpointercapture", () => {
      list.removeEventListener("pointermove", follow);
      choice.change([...list.children].map(({ dataset }) => dataset.id));
      sayPlace(item.dataset.id);
    }, { once: true });
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
    return make("li", { "data-id": id },
      make("span", { className: "ps-own-list__handle", "aria-hidden": "true", title: "Drag", onpointerdown: drag }, "⠿"),
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
    const sides = paper.lay(pack());
    laid = now;
    document.documentElement.classList.toggle("ps-own-printable", sides > 0);
    size.textContent = sides ? `${plural(sides, "side")} of A4, with cover and contents.` : "";
  }

  async function prepare() {
    const now = pack();
    try {
      await paper.ready(now);
    } catch {
      say("A page could not be loaded. Reload this page, then print.");
      return false;
    }
    // Whoever ticks or types meanwhile waits for that too.
    return JSON.stringify(pack()) === JSON.stringify(now) || prepare();
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
  function tick({ id, title }) {
    const onchange = ({ target: { checked } }) => {
      choice.change(checked ? [...chosen(), id] : chosen().filter((one) => one !== id));
      say(`${title} is ${checked ? "" : "no longer "}in your pack. ${plural(choice.ids.length, "page")} in all.`);
    };
    const box = make("input", { type: "checkbox", value: id, onchange });
    const item = make("li", {}, make("label", {}, box, make("span", {}, title, " ", code(id))));
    return { item, box };
  }

  const groups = kinds.map((kind, at) => {
    const items = pages.filter((page) => page.kind === at).map(tick);
    const inside = make("span", "ps-own-group__count");
    const pagesOf = make("ul", {}, ...items.map(({ item }) => item));
    const group = make("details", "ps-own-group", make("summary", {}, `${kind === "Page" ? "Other page" : kind}s `, inside), pagesOf);
    return { group, items, inside, pagesOf };
  }).filter(({ items }) => items.length);

  const itemById = new Map(groups.flatMap(({ items }) => items).map(({ item, box }) => [box.value, item]));

  /* List what the search of the site finds, best first; without words each page stands in its group. */
  async function find({ target }) {
    const { ranking } = await packsite.searchBox.loaded();
    const words = target.value.trim();
    const items = words ? ranking.search(words).results.flatMap(({ page }) => itemById.get(page.id) ?? []) : [];
    groups.forEach(({ group, items: own, pagesOf }) => {
      group.hidden = words.length > 0;
      pagesOf.append(...own.map(({ item }) => item));
    });
    found.replaceChildren(...items.slice(0, MOST_FOUND));
    none.hidden = items.length > 0 || !words;
    count.textContent = words && `${items.length} found${items.length > MOST_FOUND ? `; the best ${MOST_FOUND} are listed` : ""}`;
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
    groups.forEach(({ items, inside }) => {
      items.forEach(({ box }) => { box.checked = ids.includes(box.value); });
      const ticked = items.filter(({ box }) => box.checked).length;
      inside.textContent = ticked ? `${ticked} of ${items.length} in my pack` : `${items.length}`;
    });
    soon();
  }

  fill();
  fields.addEventListener("input", write);
  const unsearched = () => { count.textContent = "The search could not be loaded. Open the lists below."; };
  root.querySelector("#ps-own-find").addEventListener("input", (event) => find(event).catch(unsearched));
  all("button", actions).forEach((button, at) => button.addEventListener("click", [print, copy, clear][at]));
  starts.append(...packs.map(start));
  root.append(...groups.map(({ group }) => group));
  root.hidden = false;
  choice.onChoice(show);
})();
