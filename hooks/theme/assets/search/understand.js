/* Understanding: a query becomes parts, and each part the ways in which pages may say it.

   "core grp" → core group; "ICPC" → icpc, or initial child protection conference; a mistyped word → the word meant.
   A way is a list of words that all have to be there, with a weight: how sure it is that it is meant. */

globalThis.packsiteSearch ??= {};

(() => {
  const { words, stem, distance, errorsAllowed } = globalThis.packsiteSearch;
  const MOST_FORMS = 40;
  const SAME = 1, ALSO = 0.7, LOOSE = 0.5, ORDINARY = 0.3, AKIN = 0.4;

  /* `vocabulary` knows every word of the site: `has(word)`, `forms` (sorted), `known(stem)`. */
  function reader({ meanings, shortForms, skip }, vocabulary) {
    const phrases = readMeanings(meanings);
    const shorts = shortForms.flatMap(([typed, means]) => typed.map((one) => ({ typed: words(one), means: words(means) })))
      .sort((one, other) => other.typed.length - one.typed.length);
    const nearby = new Map();

    /* Replace short forms; each word remembers what was typed. */
    function lengthen(typed) {
      const made = [];
      for (let at = 0; at < typed.length;) {
        const short = shorts.find((one) => one.typed.every((word, i) => typed[at + i] === word));
        const taken = short ? short.typed.length : 1;
        const raw = typed.slice(at, at + taken);
        (short ? short.means : raw).forEach((word) => made.push({ word, raw: short ? raw : null }));
        at += taken;
      }
      return made;
    }

    /* Whether a typed word can be a word of a known phrase: the same, its beginning, or mistyped. */
    function resembles(typed, word) {
      if (stem(typed) === stem(word)) return 1;
      if (typed.length >= 3 && word.length > 3 && word.startsWith(typed)) return 0.9;
      const allowed = vocabulary.has(typed) ? 0 : errorsAllowed(typed);
      return allowed && distance(typed, word, allowed) <= allowed ? 0.85 : 0;
    }

    /* The longest known phrase that begins at a place. */
    function phraseAt(query, at) {
      let best = null;
      for (const phrase of phrases) {
        const length = phrase.words.length;
        if (at + length > query.length || (best && length < best.length)) continue;
        let sure = 1;
        for (let i = 0; i < length && sure; i += 1) {
          const typed = query[at + i].word;
          sure = length === 1 ? Number(typed === phrase.words[0] || stem(typed) === phrase.stem)
            : Math.min(sure, resembles(typed, phrase.words[i]));
        }
        if (sure && (!best || length > best.length || sure > best.sure)) best = { phrase, length, sure };
      }
      return best;
    }

    /* Words of the site that a typed word may stand for: stem → how sure. */
    function standsFor(typed) {
      let found = nearby.get(typed);
      if (found) return found;
      found = new Map();
      const add = (form, sure) => found.set(stem(form), Math.max(sure, found.get(stem(form)) ?? 0));
      const isKnown = vocabulary.known(stem(typed));
      if (isKnown) add(typed, 1);
      if (typed.length >= 2 && !/\d/.test(typed)) {
        vocabulary.startingWith(typed, MOST_FORMS).forEach((form) => {
          add(form, (isKnown ? 0.35 : 0.6) + 0.3 * (typed.length / form.length));
        });
      }
      const allowed = found.size ? 0 : errorsAllowed(typed);
      if (allowed) {
        vocabulary.forms.forEach((form) => {
          const apart = distance(typed, form, allowed);
          if (apart <= allowed) add(form, 0.85 - 0.2 * (apart - 1));
        });
      }
      // Perhaps the same family with an ending that no rule knows.
      if (!found.size && stem(typed).length > 3) {
        vocabulary.startingWith(stem(typed), MOST_FORMS).forEach((form) => add(form, 0.6));
      }
      nearby.set(typed, found);
      return found;
    }

    const exactly = (word) => new Map([[stem(word), 1]]);
    const way = (list, weight) => ({ words: list, weight });

    /* One word as it was typed, or cut in two ("coregroup"). */
    function plainWays(typed) {
      const ways = [way([standsFor(typed)], SAME)];
      if (!vocabulary.known(stem(typed))) {
        for (let at = 3; at <= typed.length - 3; at += 1) {
          const [one, other] = [typed.slice(0, at), typed.slice(at)];
          if (vocabulary.has(one) && vocabulary.has(other)) ways.push(way([exactly(one), exactly(other)], 0.9));
        }
      }
      return ways;
    }

    /* Turn a query into parts: { typed, ways }. */
    function understand(text) {
      const query = lengthen(words(text));
      const parts = [];
      const said = [];
      for (let at = 0; at < query.length;) {
        const known = phraseAt(query, at);
        const length = known ? known.length : 1;
        const here = query.slice(at, at + length);
        const content = here.filter(({ word }) => !skip.has(word));
        const joined = at + 1 < query.length ? query[at].word + query[at + 1].word : "";
        if (known) {
          const ways = content.length ? [way(content.map(({ word }) => standsFor(word)), SAME)] : [];
          known.phrase.means.forEach(({ list, weight }) => {
            ways.push(way(list.filter((word) => !skip.has(word)).map(exactly), weight * known.sure));
          });
          said.push(...known.phrase.means.filter(({ weight }) => weight === SAME).map(({ text: means }) => means));
          parts.push(part(here, ways));
        } else if (length === 1 && joined.length > 4 && !skip.has(query[at].word) && vocabulary.has(joined)) {
          const both = query.slice(at, at + 2);
          parts.push(part(both, [way([exactly(joined)], SAME), way(both.map(({ word }) => standsFor(word)), SAME)]));
          at += 1;
        } else if (content.length && (content[0].word.length > 1 || query.length === 1)) {
          parts.push(part(here, plainWays(here[0].word)));
        } else if (content.length && parts.length) {
          parts.push(part(here, [way([exactly(here[0].word)], SAME)]));
        }
        at += length;
      }
      const lengthened = query.filter(({ raw }) => raw).map(({ word }) => word).join(" ");
      return { parts, said: [...new Set(lengthened ? [lengthened, ...said] : said)] };
    }

    function part(here, ways) {
      const raw = here.flatMap((one) => (one.raw ? [...one.raw] : []));
      if (raw.length) ways.push(way([...new Set(raw)].map(exactly), SAME));
      return { typed: here.map(({ word }) => word), ways: ways.filter((one) => one.words.length) };
    }

    return { understand };
  }

  /* [[acronym, expansion], synonyms, isOrdinaryWord] → every phrase with what else it can mean. */
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

  globalThis.packsiteSearch.reader = reader;
})();
