/* Answering: a time limit or a short form itself; the pages that were found, with the section that matched; where
   nothing matches, the nearest terms; where nothing is typed, questions. A text comes as a list of strings, of which every second one is marked. */
(() => {
  const { once, words, Ranking } = packsite.search;
  const MOST_PAGES = 10, MOST_ANSWERS = 3, MOST_PACKS = 3, NEAREST = 4, SNIPPET = 30;
  const SURE_SECTION = 0.05, SURE_WAY = 0.7, NEARLY = 0.7, ALIKE = 0.4;
  const OF_TIME = /\b(?:how (?:long|soon|often|quick(?:ly)?|early|late)(?: between)?|^when|(?:when|takes?|lasts?)(?=\W*$)|time(?:scale)?s?|limits?|deadlines?|due|till?|until|(?:day|week|month|hour|hr|wk)s?)\b/gi;
  const OF_MEANING = /^(?:what|who)(?:'?s| is| are| does| do)?(?: an?| the)? | (?:means?|meaning|stands? for)\W*$/gi;
  const WORD = /([\p{L}\p{N}’']+)/gu;

  /* The words in a word as a text has it ("child’s", "non-mobile,"). */
  const wordsOf = once(words);

  /* The words of a text in which it says a part of a query: of every way that is wholly there. */
  const saidIn = (here, { ways }) => ways.flatMap(({ words: list }) => {
    const found = list.map((candidates) => [...candidates.keys()].filter((key) => here.has(key)));
    return found.every((keys) => keys.length) ? found.flat() : [];
  });

  /* The words to mark in a text. */
  function wanted(query, text) {
    const here = new Set(text.split(" ").flatMap(wordsOf));
    return new Set(query.parts.flatMap((part) => saidIn(here, part)));
  }

  /* A part with those of its ways that surely say what was asked. */
  const surely = ({ ways }) => ({ ways: ways.filter(({ weight, isCut }) => weight > SURE_WAY && !isCut) });

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

  const threes = once((text) => new Set([...`  ${words(text).join(" ")} `].map((_, at, all) => all.slice(at, at + 3).join(""))));

  /* How alike two texts look, by their groups of three letters (0 to 1). */
  function alike(one, other) {
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
      this.limits = data.limits.map((limit) => this.readLimit(limit));
      const placeOf = new Map(this.ranking.places.map(({ heading }, place) => [heading, place]));
      this.shortForms = new Map(data.meanings.map(([both, , isOrdinary]) => (
        [words(both[0]).join(" "), { place: placeOf.get(both.join(" – ")), isOrdinary }])));
    }

    readLimit([what, length, start, basis, at]) {
      const { pages, places, skip } = this.ranking;
      const { id, title, topics, places: own } = pages[at];
      const said = (...texts) => new Set(texts.flatMap(words).filter((word) => !skip.has(word)));
      const place = own.find((one) => places[one].heading === "Timescales") ?? own[0];
      return { task: said(what), words: said(what, length, start, title, ...topics), answer: this.answerAt(place, id, what, length, basis) };
    }

    /* An answer in the list itself, with the place that says so. */
    answerAt(place, label, title, answer, text) {
      const { page, anchor } = this.ranking.places[place];
      const section = { anchor, heading: [answer], text: [text] };
      return { url: this.ranking.pages[page].url, label, title: [title], section, terms: [], isAnswer: true };
    }

    /* The short form that is all that is asked for; one that is also a word has to be asked about. */
    meaning(text) {
      const asked = text.replace(OF_MEANING, "");
      const { place, isOrdinary } = this.shortForms.get(words(asked).join(" ")) ?? {};
      if (place === undefined || (isOrdinary && asked === text)) return [];
      const [short, long] = this.ranking.places[place].heading.split(" – ");
      return [this.answerAt(place, "Short form", short, long, this.texts?.[place] ?? "")];
    }

    /* The limits that say every word of a question about time; of these, those whose task says least else. */
    timeLimits(text) {
      const asked = text.replace(OF_TIME, " ");
      const { parts } = this.ranking.understanding.understand(asked);
      if (asked === text || !parts.length) return [];
      const found = this.limits.map((limit) => {
        const said = parts.map((part) => saidIn(limit.words, surely(part)));
        const share = [...limit.task].filter((word) => said.flat().includes(word)).length / limit.task.size;
        return { limit, share: said.every(({ length }) => length) ? share + /\d/.test(asked) : 0 };
      });
      const [best] = found.sort((one, other) => other.share - one.share);
      return found.filter(({ share }) => share && share > NEARLY * best.share).slice(0, MOST_ANSWERS).map(({ limit }) => limit.answer);
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
      if (words(text).join("").length < 3) return [];
      return this.names.map((name) => [alike(text, name), name]).filter(([worth]) => worth > ALIKE)
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
      const answers = isOpen ? [] : [...this.meaning(text), ...this.timeLimits(text)];
      const items = [...answers, ...fits.slice(0, MOST_PAGES).map((one) => this.item(one, query, typed))];
      const nearest = found.length ? [] : this.nearest(text);
      return { items, about: { count: isOpen ? 0 : fits.length, all: isOpen ? 0 : results.length, said: query.said, nearest, isOpen } };
    }
  }

  Object.assign(packsite.search, { Answers });
})();
