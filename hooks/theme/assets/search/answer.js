/* Answering: what the ranking found, as Material's search box lists it.

   Each page with the section that matched, the words marked; where nothing matches, the nearest
   terms and the front door. Material sets titles and texts as HTML, so everything is escaped here. */

globalThis.packsiteSearch ??= {};

(() => {
  const { words, stem, searcher } = globalThis.packsiteSearch;
  const MOST_PAGES = 15, SNIPPET = 30, NEAREST = 4;
  const SURE_SECTION = 0.05;
  const WORD = /[\p{L}\p{N}’']+/gu;

  const escape = (text) => text.replace(/[&<>"]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[sign]);

  /* The stems of a word as it stands in a text ("child’s", "non-mobile,"). */
  const known = new Map();
  function stemsOf(word) {
    let stems = known.get(word);
    if (!stems) known.set(word, stems = words(word).map(stem));
    return stems;
  }

  /* The stems to mark in a text: of every way of saying a part that is wholly there. */
  function wanted(query, text) {
    const here = new Set(text.split(" ").flatMap(stemsOf));
    const marked = new Set();
    query.parts.forEach(({ ways }) => ways.forEach(({ words: list }) => {
      const found = list.map((stands) => [...stands.keys()].filter((key) => here.has(key)));
      if (found.every((keys) => keys.length)) found.flat().forEach((key) => marked.add(key));
    }));
    return marked;
  }

  const isMarked = (marked, word) => stemsOf(word).some((one) => marked.has(one));

  /* A text as HTML, with its words marked. */
  function mark(text, marked) {
    let made = "";
    let done = 0;
    for (const { 0: word, index } of text.matchAll(WORD)) {
      made += escape(text.slice(done, index));
      made += isMarked(marked, word) ? `<mark>${escape(word)}</mark>` : escape(word);
      done = index + word.length;
    }
    return made + escape(text.slice(done));
  }

  /* The part of a text with most of the marked words, begun at a sentence where one is near. */
  function snippet(text, marked) {
    const list = text.split(" ");
    if (list.length <= SNIPPET) return text;
    const hits = list.map((word) => stemsOf(word).find((key) => marked.has(key)));
    let best = 0;
    let most = -1;
    for (let at = 0; at < list.length; at += 1) {
      if (at && !/[.;?!:]$/.test(list[at - 1]) && !hits[at]) continue;
      const inside = hits.slice(at, at + SNIPPET).filter(Boolean);
      const worth = new Set(inside).size + inside.length / 20;
      if (worth > most) [best, most] = [at, worth];
    }
    const end = best + SNIPPET;
    return `${best ? "… " : ""}${list.slice(best, end).join(" ")}${end < list.length ? " …" : ""}`;
  }

  /* How alike two texts look, by their groups of three letters (0 to 1). */
  function alike(one, other) {
    const threes = (text) => new Set([...`  ${text} `].map((_, at, all) => all.slice(at, at + 3).join("")));
    const [first, second] = [threes(one), threes(other)];
    let both = 0;
    first.forEach((three) => { both += second.has(three) ? 1 : 0; });
    return (2 * both) / (first.size + second.size);
  }

  function answerer(data) {
    const { search, pages, places } = searcher(data);
    const kinds = data.kinds;
    const names = [...new Set([...pages.flatMap(({ title, topics }) => [title, ...topics]), ...data.meanings.flatMap(([both]) => both)])];

    /* The search text comes after the index: until then the summary stands in for it. */
    let texts = null;

    function row(location, title, text, score, marked) {
      return { location, title, text, score, terms: Object.fromEntries(marked.map((word) => [word, true])) };
    }

    function shown({ page, score, place, sure }, query) {
      const { anchor, heading } = places[place] ?? { anchor: "", heading: "" };
      const text = texts?.[place] ?? "";
      const marked = wanted(query, [page.title, page.summary, heading, text].join(" "));
      const surface = [...new Set([...`${heading} ${text}`.matchAll(WORD)].map(([word]) => word.toLowerCase()))]
        .filter((word) => word.length > 3 && isMarked(marked, word)).slice(0, 6);
      const label = [kinds[page.kind] === "Page" ? "" : kinds[page.kind], page.id].filter(Boolean).join(" ");
      const title = `${mark(page.title, marked)} <span class="ps-hit">${escape(label)}</span>`;
      const says = (given) => [...given.matchAll(WORD)].some(([word]) => isMarked(marked, word));
      const opening = anchor ? "" : snippet(text, marked);
      const intro = !says(page.summary) && says(opening) ? opening : page.summary;
      const made = [row(page.url, title, paragraph(mark(intro, marked)), score, surface)];
      if (anchor && sure > SURE_SECTION) {
        const below = paragraph(mark(snippet(text, marked), marked));
        made.push(row(`${page.url}#${anchor}`, mark(heading, marked), below, score, surface));
      }
      return made;
    }

    const paragraph = (html) => (html ? `<p>${html}</p>` : "");

    /* What to offer where nothing was found: the home page, at what to do when a child is in danger. */
    function frontDoor() {
      const page = pages[data.home];
      if (!page) return [];
      const place = page.places.find((one) => places[one].anchor) ?? page.places[0];
      return [shown({ page, score: 1, place, sure: 1 }, { parts: [] })];
    }

    function nearest(text) {
      const typed = words(text).join(" ");
      if (!typed) return [];
      return names.map((name) => [alike(typed, words(name).join(" ")), name]).filter(([worth]) => worth > 0.2)
        .sort(([one], [other]) => other - one).slice(0, NEAREST).map(([, name]) => name);
    }

    /* Answer a query: the items for Material's list, and what there is to say about them. */
    function answer(text, { kind = -1, role = -1 } = {}) {
      if (!text.trim()) return { items: [], about: null };
      const { results, query } = search(text);
      const fits = results.filter(({ page }) => (kind < 0 || page.kind === kind)
        && (role < 0 || !page.roles.length || page.roles.includes(role)));
      const about = { count: fits.length, all: results.length, said: query.said, nearest: [], isOpen: !query.parts.length };
      if (fits.length) return { items: fits.slice(0, MOST_PAGES).map((one) => shown(one, query)), about };
      if (!results.length && query.parts.length) about.nearest = nearest(text);
      return { items: frontDoor(), about };
    }

    const used = [...new Set(pages.map(({ kind }) => kind))].sort((one, other) => one - other);
    const filters = { kinds: used.map((at) => [at, kinds[at]]), roles: data.roles.map((label, at) => [at, label]) };
    return { answer, filters, setTexts(given) { texts = given; } };
  }

  globalThis.packsiteSearch.answerer = answerer;
})();
