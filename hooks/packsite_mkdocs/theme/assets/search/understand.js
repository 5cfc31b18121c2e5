/* Understanding: a query becomes parts, and each part the ways in which pages may say it.
   "core grp" → core group; "ICPC" → icpc, or initial child protection conference; a mistyped word → the word meant.
   A way is a list of words that all have to be there, with a weight: how sure it is that it is meant. One that is cut
   lacks words that the search ignores, and says less than was meant: "child" for "child in need". */
(() => {
  const { once, grouped, words, stem, distance, errorsAllowed } = packsite.search;
  const MOST_FORMS = 40;
  const SAME = 1, ALSO = 0.7, LOOSE = 0.5, ORDINARY = 0.3;
  const KIN = 0.85;  // a word of the same family: "teach" for "teacher"
  const way = (list, weight) => ({ words: list, weight });

  /* [[acronym, expansion], synonyms, isOrdinaryWord] and [short forms, meaning] → every phrase with its meanings, by
     its first letter, which stems keep. */
  function readPhrases(meanings, shortForms) {
    const byPhrase = new Map();
    const add = (phrase, means, weight, asTyped = false) => {
      const list = words(phrase);
      const key = list.join(" ");
      if (!byPhrase.has(key)) byPhrase.set(key, { words: list, means: [], asTyped });
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
      });
    }
    shortForms.forEach(([typed, means]) => typed.forEach((one) => add(one, means, SAME, true)));
    return grouped([...byPhrase.values()].filter(({ words: list }) => list.length), ({ words: [[letter]] }) => letter);
  }

  class Understanding {
    /* `vocabulary` knows every word of the site: `has(word)`, `forms` (sorted), `known(stem)`. */
    constructor({ meanings, shortForms, skip }, vocabulary) {
      Object.assign(this, { skip, vocabulary, phrases: readPhrases(meanings, shortForms) });
      this.candidates = once((typed) => this.findCandidates(typed));
      this.family = once((word) => new Map(vocabulary.family(word).map((form) => [form, form === word ? 1 : KIN])));
    }

    /* Whether a typed word can be a word of a known phrase: of the same family, or its beginning. */
    resembles(typed, word) {
      if (stem(typed) === stem(word)) return 1;
      return typed.length >= 3 && word.length > 3 && word.startsWith(typed) ? 0.9 : 0;
    }

    /* How sure it is that the words at a place are a phrase; 0 if they are not. */
    isPhrase({ words: list, asTyped }, query, at) {
      if (at + list.length > query.length) return 0;
      // Short forms are slang, and share stems with ordinary words: "private" with "privates", "cope" with "cop".
      if (list.length === 1) return Number(asTyped ? [list[0], `${list[0]}s`].includes(query[at]) : stem(query[at]) === stem(list[0]));
      return list.reduce((sure, one, i) => sure && Math.min(sure, this.resembles(query[at + i], one)), 1);
    }

    /* The longest known phrase that begins at a place. */
    phraseAt(query, at) {
      let best = null;
      for (const phrase of this.phrases.get(query[at][0]) ?? []) {
        const { length } = phrase.words;
        if (best && length < best.length) continue;
        const sure = this.isPhrase(phrase, query, at);
        if (sure && (!best || length > best.length || sure > best.sure)) best = { phrase, length, sure };
      }
      return best;
    }

    /* The words of the site that a typed word may mean: word → certainty. */
    findCandidates(typed) {
      const { vocabulary } = this;
      const family = this.family(typed);
      const found = new Map(family);
      const add = (form, sure) => found.set(form, Math.max(sure, found.get(form) ?? 0));
      if (typed.length >= 2 && !/\d/.test(typed)) {
        vocabulary.startingWith(typed, MOST_FORMS).forEach((form) => {
          add(form, (family.size ? 0.35 : 0.6) + 0.3 * (typed.length / form.length));
        });
      }
      const allowed = found.size ? 0 : errorsAllowed(typed);
      (allowed ? vocabulary.forms : []).forEach((form) => {
        const apart = distance(typed, form, allowed);
        if (apart <= allowed) add(form, 0.85 - 0.2 * (apart - 1));
      });
      return found;
    }

    /* One word as it was typed, or cut in two ("coregroup"). */
    plainWays(typed) {
      const candidates = this.candidates(typed);
      const cuts = candidates.get(typed) ? [] : [...typed].map((_, at) => [typed.slice(0, at), typed.slice(at)]);
      const twos = cuts.filter((both) => both.every((word) => word.length > 2 && this.vocabulary.has(word)));
      return [way([candidates], SAME), ...twos.map((both) => this.wayOf(both, 0.9))];
    }

    /* Words that were typed may be begun or mistyped (`candidates`); those of a meaning are whole (`family`). */
    wayOf(list, weight, candidates = this.candidates) {
      const kept = list.filter((word) => !this.skip.has(word));
      return { ...way(kept.map(candidates), weight), isCut: kept.length < list.length };
    }

    /* The next part of a query, the number of its words, and the meanings of its phrase. */
    next(query, at) {
      const known = this.phraseAt(query, at);
      if (!known) return { ways: this.skip.has(query[at]) ? [] : this.plainWays(query[at]), length: 1, said: [] };
      const { phrase: { means }, length, sure } = known;
      return {
        ways: [this.wayOf(query.slice(at, at + length), SAME), ...means.map(({ list, weight }) => this.wayOf(list, weight * sure, this.family))],
        length,
        said: means.filter(({ weight }) => weight === SAME).map(({ text }) => text),
      };
    }

    /* Turn a query into its parts, with the meanings of its short forms and phrases. */
    understand(text) {
      const query = words(text);
      const [parts, said] = [[], []];
      for (let at = 0; at < query.length;) {
        const { ways, length, said: meant } = this.next(query, at);
        const sayable = ways.filter((one) => one.words.length);
        if (sayable.length) parts.push({ ways: sayable });
        said.push(...meant);
        at += length;
      }
      return { parts, said: [...new Set(said)].filter(Boolean) };
    }
  }

  Object.assign(packsite.search, { Understanding });
})();
