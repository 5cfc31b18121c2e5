/* Understanding: a query becomes parts, and each part the ways in which pages may say it.
   "core grp" → core group; "ICPC" → icpc, or initial child protection conference; a mistyped word → the word meant.
   A way is a list of words that all have to be there, with a weight: how sure it is that it is meant. */
(() => {
  const { once, words, stem, distance, errorsAllowed } = packsite.search;
  const MOST_FORMS = 40;
  const SAME = 1, ALSO = 0.7, LOOSE = 0.5, ORDINARY = 0.3, AKIN = 0.4;
  const exactly = (word) => new Map([[stem(word), 1]]);
  const way = (list, weight) => ({ words: list, weight });

  /* A part of a query; a short form may also stand for itself. */
  function part(here, ways) {
    const raw = here.flatMap((one) => one.raw ?? []);
    const all = raw.length ? [...ways, way([...new Set(raw)].map(exactly), SAME)] : ways;
    return { ways: all.filter((one) => one.words.length) };
  }

  /* [[acronym, expansion], synonyms, isOrdinaryWord] → every phrase with its meanings. */
  function readMeanings(meanings) {
    const byPhrase = new Map();
    const add = (phrase, means, weight) => {
      const list = words(phrase);
      const key = list.join(" ");
      if (!byPhrase.has(key)) byPhrase.set(key, { words: list, stem: stem(list[0]), means: [] });
      const meant = words(means);
      if (meant.join(" ") !== key) byPhrase.get(key).means.push({ text: means, list: meant, weight });
    };
    for (const [[acronym, expansion], synonyms, isOrdinary] of meanings) {
      add(acronym, expansion, isOrdinary ? ORDINARY : SAME);
      add(expansion, acronym, isOrdinary ? LOOSE : SAME);
      synonyms.forEach((synonym) => {
        add(acronym, synonym, isOrdinary ? ORDINARY : LOOSE);
        add(expansion, synonym, LOOSE);
        add(synonym, expansion, ALSO);
        if (!isOrdinary) add(synonym, acronym, ALSO);
        synonyms.forEach((another) => add(synonym, another, AKIN));
      });
    }
    return [...byPhrase.values()].filter(({ words: list }) => list.length);
  }

  class Understanding {
    /* `vocabulary` knows every word of the site: `has(word)`, `forms` (sorted), `known(stem)`. */
    constructor({ meanings, shortForms, skip }, vocabulary) {
      Object.assign(this, { skip, vocabulary, phrases: readMeanings(meanings) });
      this.candidates = once((typed) => this.findCandidates(typed));
      this.shorts = shortForms
        .flatMap(([typed, means]) => typed.map((one) => ({ typed: words(one), means: words(means) })))
        .sort((one, other) => other.typed.length - one.typed.length);
    }

    /* Expand short forms; each word remembers the typed one. */
    expand(typed) {
      const made = [];
      for (let at = 0; at < typed.length;) {
        const short = this.shorts.find((one) => one.typed.every((word, i) => typed[at + i] === word));
        const raw = typed.slice(at, at + (short ? short.typed.length : 1));
        (short ? short.means : raw).forEach((word) => made.push({ word, raw: short ? raw : null }));
        at += raw.length;
      }
      return made;
    }

    /* Whether a typed word can be a word of a known phrase: the same, its beginning, or mistyped. */
    resembles(typed, word) {
      if (stem(typed) === stem(word)) return 1;
      if (typed.length >= 3 && word.length > 3 && word.startsWith(typed)) return 0.9;
      const allowed = this.vocabulary.has(typed) ? 0 : errorsAllowed(typed);
      return allowed && distance(typed, word, allowed) <= allowed ? 0.85 : 0;
    }

    /* How sure it is that the words at a place are a phrase; 0 if they are not. */
    isPhrase(phrase, query, at) {
      const list = phrase.words;
      if (at + list.length > query.length) return 0;
      const { word } = query[at];
      if (list.length === 1) return Number(word === list[0] || stem(word) === phrase.stem);
      return list.reduce((sure, one, i) => sure && Math.min(sure, this.resembles(query[at + i].word, one)), 1);
    }

    /* The longest known phrase that begins at a place. */
    phraseAt(query, at) {
      let best = null;
      for (const phrase of this.phrases) {
        const { length } = phrase.words;
        if (best && length < best.length) continue;
        const sure = this.isPhrase(phrase, query, at);
        if (sure && (!best || length > best.length || sure > best.sure)) best = { phrase, length, sure };
      }
      return best;
    }

    /* The stems of the site that a typed word may mean: stem → certainty. */
    findCandidates(typed) {
      const { vocabulary } = this;
      const found = new Map();
      const add = (form, sure) => found.set(stem(form), Math.max(sure, found.get(stem(form)) ?? 0));
      const isKnown = vocabulary.known(stem(typed));
      if (isKnown) add(typed, 1);
      if (typed.length >= 2 && !/\d/.test(typed)) {
        vocabulary.startingWith(typed, MOST_FORMS).forEach((form) => {
          add(form, (isKnown ? 0.35 : 0.6) + 0.3 * (typed.length / form.length));
        });
      }
      const allowed = found.size ? 0 : errorsAllowed(typed);
      (allowed ? vocabulary.forms : []).forEach((form) => {
        const apart = distance(typed, form, allowed);
        if (apart <= allowed) add(form, 0.85 - 0.2 * (apart - 1));
      });
      // Perhaps the same family with an ending that no rule knows.
      if (!found.size && stem(typed).length > 3) {
        vocabulary.startingWith(stem(typed), MOST_FORMS).forEach((form) => add(form, 0.6));
      }
      return found;
    }

    /* One word as it was typed, or cut in two ("coregroup"). */
    plainWays(typed) {
      const cuts = this.vocabulary.known(stem(typed)) ? [] : [...typed].map((_, at) => [typed.slice(0, at), typed.slice(at)]);
      const twos = cuts.filter((both) => both.every((word) => word.length > 2 && this.vocabulary.has(word)));
      return [way([this.candidates(typed)], SAME), ...twos.map((both) => way(both.map(exactly), 0.9))];
    }

    /* The words of a known phrase, or its meanings. */
    phrasePart(here, { phrase, sure }) {
      const content = here.filter(({ word }) => !this.skip.has(word));
      const own = way(content.map(({ word }) => this.candidates(word)), SAME);
      const means = phrase.means.map(({ list, weight }) => (
        way(list.filter((word) => !this.skip.has(word)).map(exactly), weight * sure)
      ));
      return part(here, [own, ...means]);
    }

    /* Two words that the site writes as one. */
    joinedPart(both) {
      const joined = both.map(({ word }) => word).join("");
      if (both.length < 2 || joined.length < 5 || !this.vocabulary.has(joined)) return null;
      return part(both, [way([exactly(joined)], SAME), way(both.map(({ word }) => this.candidates(word)), SAME)]);
    }

    /* A single letter says something only where nothing else is asked, or after another word. */
    wordPart(here, isOnly, isLater) {
      if (here.word.length > 1 || isOnly) return part([here], this.plainWays(here.word));
      return isLater ? part([here], [way([exactly(here.word)], SAME)]) : null;
    }

    /* The next part of a query, the number of its words, and the meanings of its phrase. */
    next(query, at, isLater) {
      const known = this.phraseAt(query, at);
      if (known) {
        const said = known.phrase.means.filter(({ weight }) => weight === SAME).map(({ text }) => text);
        return { made: this.phrasePart(query.slice(at, at + known.length), known), length: known.length, said };
      }
      if (this.skip.has(query[at].word)) return { made: null, length: 1, said: [] };
      const joined = this.joinedPart(query.slice(at, at + 2));
      if (joined) return { made: joined, length: 2, said: [] };
      return { made: this.wordPart(query[at], query.length === 1, isLater), length: 1, said: [] };
    }

    /* Turn a query into its parts, with the meanings of its short forms and phrases. */
    understand(text) {
      const query = this.expand(words(text));
      const parts = [];
      const said = [query.filter(({ raw }) => raw).map(({ word }) => word).join(" ")];
      for (let at = 0; at < query.length;) {
        const next = this.next(query, at, parts.length > 0);
        if (next.made) parts.push(next.made);
        said.push(...next.said);
        at += next.length;
      }
      return { parts, said: [...new Set(said)].filter(Boolean) };
    }
  }

  Object.assign(packsite.search, { Understanding });
})();
