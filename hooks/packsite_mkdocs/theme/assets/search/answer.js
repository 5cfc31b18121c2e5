/* Answering: the pages that were found, with the section that matched; where nothing matches, the nearest
   terms; where nothing is typed, questions. A text comes as a list of strings, of which every second one is marked. */
(() => {
  const { once, words, Ranking } = packsite.search;
  const MOST_PAGES = 15, SNIPPET = 30, NEAREST = 4, MOST_PACKS = 3;
  const SURE_SECTION = 0.05, ALIKE = 0.4;
  const WORD = /([\p{L}\p{N}’']+)/gu;

  /* The words in a word as a text has it ("child’s", "non-mobile,"). */
  const wordsOf = once(words);

  /* The words to mark in a text: of every way of saying a part that is wholly there. */
  function wanted(query, text) {
    const here = new Set(text.split(" ").flatMap(wordsOf));
    const marked = new Set();
    query.parts.forEach(({ ways }) => ways.forEach(({ words: list }) => {
      const found = list.map((candidates) => [...candidates.keys()].filter((key) => here.has(key)));
      if (found.every((keys) => keys.length)) found.flat().forEach((key) => marked.add(key));
    }));
    return marked;
  }

  const isMarked = (marked, word) => wordsOf(word).some((one) => marked.has(one));
  const says = (text, marked) => [...text.matchAll(WORD)].some(([word]) => isMarked(marked, word));

  /* A text with its words marked. */
  function mark(text, marked) {
    const pieces = [""];
    text.split(WORD).forEach((piece, at) => {
      if (at % 2 && isMarked(marked, piece)) pieces.push(piece, "");
      else pieces[pieces.length - 1] += piece;
    });
    return pieces;
  }

  /* The part of a text with most of the marked words, begun at a sentence where one is near. */
  function snippet(text, marked) {
    const list = text.split(" ");
    if (list.length <= SNIPPET) return text;
    const hits = list.map((word) => wordsOf(word).find((key) => marked.has(key)));
    let [best, most] = [0, -1];
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
    const both = [...first].filter((three) => second.has(three)).length;
    return (2 * both) / (first.size + second.size);
  }

  class Answers {
    /* `data` is the index. The sections' text comes later; until then the summary is shown. */
    constructor(data) {
      Object.assign(this, { ranking: new Ranking(data), kinds: data.kinds, texts: null });
      const { pages } = this.ranking;
      const titles = pages.flatMap(({ title, topics }) => [title, ...topics]);
      this.names = [...new Set([...titles, ...data.meanings.flatMap(([both]) => both)])];
      const used = [...new Set(pages.map(({ kind }) => kind))].sort((one, other) => one - other);
      this.filters = { kinds: used.map((at) => [at, data.kinds[at]]), roles: data.roles.map(([, label], at) => [at, label]) };
      this.roles = data.roles.map(([key]) => key);
    }

    /* A page as it is listed; `terms` are the typed words, to mark on the page itself. */
    item({ page, place, sure }, query, typed) {
      const { anchor, heading } = this.ranking.places[place] ?? { anchor: "", heading: "" };
      const text = this.texts?.[place] ?? "";
      const marked = wanted(query, [page.title, page.summary, heading, text].join(" "));
      const opening = anchor ? "" : snippet(text, marked);
      const intro = !says(page.summary, marked) && says(opening, marked) ? opening : page.summary;
      const hasSection = anchor && sure > SURE_SECTION;
      return {
        url: page.url,
        label: [this.kinds[page.kind], page.id].filter((one) => one && one !== "Page").join(" "),
        title: mark(page.title, marked),
        intro: mark(intro, marked),
        section: hasSection ? { anchor, heading: mark(heading, marked), text: mark(snippet(text, marked), marked) } : null,
        terms: typed,
      };
    }

    /* The offer where nothing is typed: the packs that are most of all for a role, and the pages whose titles are questions. */
    offered(own) {
      const { pages } = this.ranking;
      const role = this.roles.indexOf(own);
      const packs = pages.filter(({ kind, roles }) => this.kinds[kind] === "Pack" && roles.includes(role))
        .sort((one, other) => one.roles.length - other.roles.length);
      return [...packs.slice(0, MOST_PACKS), ...pages.filter(({ title, isForEditors }) => title.endsWith("?") && !isForEditors)];
    }

    nearest(text) {
      const typed = words(text).join(" ");
      if (!typed) return [];
      return this.names.map((name) => [alike(typed, words(name).join(" ")), name]).filter(([worth]) => worth > ALIKE)
        .sort(([one], [other]) => other - one).slice(0, NEAREST).map(([, name]) => name);
    }

    /* Answer a query: the pages to list, and the facts for the summary. */
    answer(text, { kind = -1, role = -1, own = "" } = {}) {
      const { results, query } = this.ranking.search(text);
      const isOpen = !query.parts.length;
      const found = isOpen ? this.offered(own).map((page) => ({ page, place: page.places[0], sure: 0 })) : results;
      const fits = found.filter(({ page }) => (kind < 0 || page.kind === kind)
        && (role < 0 || !page.roles.length || page.roles.includes(role)));
      const typed = [...new Set(words(text))].filter((word) => word.length > 1 && !this.ranking.skip.has(word));
      const items = fits.slice(0, MOST_PAGES).map((one) => this.item(one, query, typed));
      const nearest = found.length ? [] : this.nearest(text);
      return { items, about: { count: isOpen ? 0 : fits.length, all: isOpen ? 0 : results.length, said: query.said, nearest, isOpen } };
    }
  }

  /* Answer queries as soon as the index is there, and with the sections' text once that is. */
  function serve(load, tell) {
    let answers = null;
    const begin = async () => {
      answers = new Answers(await load("searchIndex"));
      tell({ filters: answers.filters });
      answers.texts = await load("searchText");
      tell({ hasText: true });
    };
    begin().catch((reason) => tell({ failed: String(reason) }));
    return ({ query, filter, number }) => tell({ ...answers.answer(query, filter), number });
  }

  Object.assign(packsite.search, { Answers, serve });
  // From a folder (file://) no worker may be started: there box.js loads this into the page and calls `serve`.
  if (globalThis.document) return;

  /* The index and the text are scripts that set JSON, for the sake of file://. */
  async function fetched(address) {
    const response = await fetch(address);
    if (!response.ok) throw new Error(`${address}: ${response.status}`);
    const script = await response.text();
    return JSON.parse(script.slice(script.indexOf("=") + 1, script.lastIndexOf(";")));
  }

  let ask = null;
  addEventListener("message", ({ data }) => {
    if (data.files) ask = serve((name) => fetched(data.files[name]), postMessage.bind(globalThis));
    else ask(data);
  });
})();
