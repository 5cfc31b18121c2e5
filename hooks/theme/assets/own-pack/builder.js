/* The page "Build your own pack": what is chosen, in which order, under which title. */

(() => {
  const choice = globalThis.packsiteChoice;
  const paper = globalThis.packsitePaper;
  const { kinds, pages, packs, withdrawn } = globalThis.packsiteOwnPack;
  const byId = new Map(pages.map((page) => [page.id, page]));
  const UNTITLED = "My pack";
  const rootOf = (url) => new URL(url, choice.root).href;

  const make = (tag, facts = {}, ...inside) => {
    const element = Object.assign(document.createElement(tag), facts);
    element.append(...inside);
    return element;
  };
  const button = (words, className, act) => {
    const made = make("button", { type: "button", className }, words);
    made.addEventListener("click", act);
    return made;
  };
  const counted = (count, word) => `${count} ${word}${count === 1 ? "" : "s"}`;
  const code = (page) => make("span", { className: "ps-code" }, page.id);

  const status = make("p", { className: "ps-own-status" });
  status.setAttribute("role", "status");
  const say = (words) => { status.textContent = words; };

  const pack = () => ({
    ids: choice.ids.filter((id) => byId.has(id)),
    title: choice.words.get("title") || UNTITLED,
    for: choice.words.get("for") ?? "",
  });

  /* The title, and for whom. */
  const field = (name, label, hint, most) => {
    const input = make("input", { id: `ps-own-${name}`, name, type: "text", maxLength: most, autocomplete: "off" });
    const help = make("span", { id: `${input.id}-hint`, className: "ps-own-hint" }, hint);
    input.setAttribute("aria-describedby", help.id);
    input.value = choice.words.get(name) ?? "";
    input.addEventListener("input", () => {
      const words = choice.words;
      if (input.value.trim()) words.set(name, input.value.trim());
      else words.delete(name);
      choice.change(choice.ids, words);
    });
    return make("p", { className: "ps-own-field" }, make("label", { htmlFor: input.id }, label), help, input);
  };
  const fields = make("div", { className: "ps-own-fields" },
    field("title", "Title", "It stands on the cover. Put no name of a child or family in it.", 90),
    field("for", "For whom, or when", "You may leave it empty. As “New starters, 3 March”.", 90));

  /* What is chosen, in order. */
  const heading = make("h2", { id: "my-pack", tabIndex: -1 });
  const gone = make("p", { className: "ps-own-gone", hidden: true });
  const empty = make("div", { className: "ps-own-empty" },
    make("p", {}, "Nothing is in your pack yet. Tick pages below, or start from a pack that is ready:"),
    make("ul", {}, ...packs.map((one) => {
      const link = make("a", { href: choice.withChoice(choice.builder, one.contents) }, one.title);
      link.dataset.ownChoice = "";
      link.addEventListener("click", (event) => {
        event.preventDefault();
        choice.change(one.contents);
        heading.focus();
        say(`${counted(choice.ids.length, "page")} of “${one.title}” are in your pack.`);
      });
      return make("li", {}, link);
    })));
  const list = make("ol", { className: "ps-own-list" });

  function move(id, by) {
    const ids = pack().ids;
    const at = ids.indexOf(id);
    [ids[at], ids[at + by]] = [ids[at + by], ids[at]];
    choice.change(ids);
    const [up, down] = list.children[at + by].querySelectorAll("button");
    (by < 0 ? (up.disabled ? down : up) : (down.disabled ? up : down)).focus();
    say(`${byId.get(id).title} is now number ${at + by + 1} of ${ids.length}.`);
  }

  function remove(id) {
    const ids = pack().ids;
    const at = ids.indexOf(id);
    choice.change(ids.filter((one) => one !== id));
    const next = list.children[Math.min(at, list.children.length - 1)];
    (next?.querySelector(".ps-own-list__remove") ?? heading).focus();
    say(`${byId.get(id).title} is no longer in your pack. ${counted(choice.ids.length, "page")} left.`);
  }

  function entry(page, at, all) {
    const act = (words, sign, className, isOff, does) => {
      const made = button("", className, does);
      made.append(make("span", { ariaHidden: "true" }, sign), make("span", { className: "ps-unseen" }, `${words} ${page.title}`));
      made.title = words;
      made.disabled = isOff;
      return made;
    };
    const late = paper.isOverdue(page) ? [make("span", { className: "ps-own-late" }, "past its review date")] : [];
    return make("li", {},
      make("div", { className: "ps-own-list__what" },
        make("a", { href: rootOf(page.url) }, page.title),
        make("span", { className: "ps-own-list__about" }, `${kinds[page.kind]} `, code(page), ...late)),
      make("div", { className: "ps-own-list__acts" },
        act("Move up", "↑", "ps-own-button", at === 0, () => move(page.id, -1)),
        act("Move down", "↓", "ps-own-button", at === all.length - 1, () => move(page.id, 1)),
        act("Remove", "✕", "ps-own-button ps-own-list__remove", false, () => remove(page.id))));
  }

  /* Where a link brings a page that is not on the site any more. */
  function tellGone(ids) {
    const lost = ids.filter((id) => !byId.has(id)).map((id) => {
      const contents = packs.find((one) => one.id === id) && `${id} is a pack, not a page`;
      const [title, instead] = withdrawn[id] ?? [];
      const use = byId.has(instead) ? `; use ${instead}, ${byId.get(instead).title}` : "";
      return contents ?? (title ? `${id}, ${title}, has been withdrawn${use}` : `${id} is not on this site`);
    });
    gone.hidden = !lost.length;
    gone.textContent = lost.length ? `Left out of this pack: ${lost.join(". ")}.` : "";
  }

  /* What can be done with it. */
  const size = make("p", { className: "ps-own-size" });
  const actions = make("p", { className: "ps-own-actions" },
    button("Print", "md-button md-button--primary", print),
    button("Copy link", "md-button", async () => {
      say(await globalThis.packsiteCopied(choice.withChoice(choice.builder))
        ? "The link is copied. Whoever opens it sees this pack."
        : "The browser did not allow copying. Copy the address of this page instead.");
    }),
    button("Empty the pack", "md-button", () => {
      choice.change([], new URLSearchParams());
      fields.querySelectorAll("input").forEach((input) => { input.value = ""; });
      heading.focus();
      say("Your pack is empty.");
    }));

  /* The paper is set again only where something has changed. */
  let laid = "";
  function lay() {
    const now = JSON.stringify(pack());
    if (now === laid) return;
    const count = paper.lay(pack());
    laid = now;
    document.documentElement.classList.toggle("ps-own-printable", count > 0);
    size.textContent = count ? `${counted(count, "side")} of A4, with cover and contents.` : "";
  }

  async function prepare() {
    const { ids } = pack();
    try {
      await paper.ready(ids);
    } catch {
      say("A page could not be loaded. Load this page again, and then print.");
      return false;
    }
    // Whoever ticks meanwhile waits for that page too.
    return pack().ids.join() === ids.join() || prepare();
  }

  let later = 0;
  function soon() {
    clearTimeout(later);
    size.textContent = "";
    document.documentElement.classList.remove("ps-own-printable");
    later = setTimeout(async () => { if (await prepare()) lay(); }, 400);
  }

  async function print() {
    say("Your pack is being set for print …");
    if (!await prepare()) return;
    lay();
    say("");
    window.print();
  }

  const named = document.title;
  addEventListener("beforeprint", () => {
    if (!pack().ids.length || !paper.isReady(pack().ids)) return;
    lay();
    document.title = pack().title;
  });
  addEventListener("afterprint", () => { document.title = named; });

  /* Every page of the site, by its kind, to be ticked. */
  const boxes = new Map();
  const groups = kinds.map((kind, at) => {
    const own = pages.filter((page) => page.kind === at);
    const items = own.map((page) => {
      const box = make("input", { type: "checkbox", value: page.id });
      boxes.set(page.id, box);
      box.addEventListener("change", () => {
        const ids = pack().ids;
        choice.change(box.checked ? [...ids, page.id] : ids.filter((id) => id !== page.id));
        say(`${page.title} is ${box.checked ? "" : "no longer "}in your pack. ${counted(choice.ids.length, "page")} in all.`);
      });
      const item = make("li", {}, make("label", {}, box, make("span", {}, page.title, " ", code(page))));
      return { item, text: `${page.title} ${page.id} ${kind} ${page.topics.join(" ")}`.toLowerCase() };
    });
    const count = make("span", { className: "ps-own-group__count" });
    const group = make("details", { className: "ps-own-group" },
      make("summary", {}, `${kind === "Page" ? "Other page" : kind}s `, count),
      make("ul", {}, ...items.map(({ item }) => item)));
    return { group, own, items, count };
  }).filter(({ own }) => own.length);

  const search = make("input", { id: "ps-own-find", type: "search", autocomplete: "off" });
  const none = make("p", { hidden: true }, "No page has these words in its title or topics. Try fewer letters.");
  search.addEventListener("input", () => {
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    let found = 0;
    groups.forEach(({ group, items }) => {
      const shown = items.filter(({ item, text }) => {
        item.hidden = !words.every((word) => text.includes(word));
        return !item.hidden;
      });
      group.hidden = !shown.length;
      group.open = words.length > 0;
      found += shown.length;
    });
    none.hidden = found > 0;
    say(words.length ? `${counted(found, "page")} found.` : "");
  });
  const finder = make("p", { className: "ps-own-field" },
    make("label", { htmlFor: search.id }, "Find a page by title, topic or code"), search);

  function show() {
    const { ids } = pack();
    tellGone(choice.ids);
    heading.textContent = ids.length ? `In my pack (${ids.length})` : "My pack";
    list.replaceChildren(...ids.map((id, at) => entry(byId.get(id), at, ids)));
    empty.hidden = ids.length > 0;
    fields.hidden = actions.hidden = list.hidden = !ids.length;
    boxes.forEach((box, id) => { box.checked = ids.includes(id); });
    groups.forEach(({ own, count }) => {
      const inside = own.filter((page) => ids.includes(page.id)).length;
      count.textContent = inside ? `${inside} of ${own.length} in my pack` : `${own.length}`;
    });
    soon();
  }

  document.querySelector(".ps-own-pack").append(
    heading, gone, empty, fields, list, size, actions, status,
    make("h2", {}, "Add pages"), finder, none, ...groups.map(({ group }) => group));
  document.addEventListener("packsite:choice", show);
  show();
})();
