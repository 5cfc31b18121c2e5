/* Ranking: which pages answer, which section of each, and how well.

   A page whose title, code or topics are what was asked for stands above one that mentions it.
   `python -m tests.benchmarks.search` shows what a change of the numbers below does. */

globalThis.packsiteSearch ??= {};

(() => {
  const { FIELD, collection, reader } = globalThis.packsiteSearch;
  /* Title, topic, code, summary, heading, body: what a word found there is worth … */
  const WEIGHT = [5, 4, 5, 2, 2, 1];
  /* … and how much it says when the whole of one is what was asked. */
  const NAMED = [1, 0.9, 1.2, 0, 0.5, 0];
  const NAME_BONUS = 14;
  const WHOLE_TITLE = 0.95;
  const OTHERS = 0.3;  // what the other fields add to the best one
  const HALF = 0.4;  // what a part of a phrase is worth of the whole
  const UNCOVERED = 0.2;  // what is left to a page that has none of the other words
  const TOGETHER = 0.6;  // what it is worth when one section has the words
  const COMMON = 1 / 12;  // of the pages: to be rarer than this tells little more
  const LEAST_WORTH = 0.5;
  const LEAST = 0.08;  // of the best score: what is below is noise
  /* Standard, resource, brief, pack, bite, page: what to do comes before what collects or tells of it. */
  const KIND = [1, 0.97, 0.9, 0.82, 0.9, 0.92];
  const MADE_BY_BUILD = 0.55;

  function searcher(data) {
    const { pages, places, entries, postings, skip, vocabulary } = collection(data);
    const { understand } = reader({ ...data, skip }, vocabulary);
    const rarity = new Map();

    /* How much a word tells: the fewer pages have it, the more. */
    function tells(key) {
      if (!rarity.has(key)) {
        const where = postings.get(key) ?? [];
        const on = new Set(where.filter((_, at) => at % 2 === 0).map((entry) => entries[entry][1]));
        rarity.set(key, on.size ? Math.log(1 + pages.length / (on.size + COMMON * pages.length)) : 0);
      }
      return rarity.get(key);
    }

    /* Of all that a typed word may stand for, what is most common decides: a rare guess is no better. */
    function tellsAny(stands) {
      const sure = [...stands].filter(([, how]) => how > 0.6 || stands.size === 1).map(([key]) => tells(key));
      return sure.length ? Math.min(...sure) : 2;
    }

    const tellsAll = (list) => list.reduce((sum, stands) => sum + tellsAny(stands), 0);

    /* How well each entry has one of the words that `stands` holds. */
    function found(stands) {
      const best = new Map();
      stands.forEach((sure, key) => {
        const where = postings.get(key) ?? [];
        for (let at = 0; at < where.length; at += 2) {
          const value = sure * where[at + 1];
          if (value > (best.get(where[at]) ?? 0)) best.set(where[at], value);
        }
      });
      return best;
    }

    /* How well each entry says one part of a query (0 to 1), and with how many of its words. */
    function match({ ways }) {
      const well = new Float32Array(entries.length);
      const used = new Uint8Array(entries.length);
      for (const { words: wanted, weight } of ways) {
        const all = tellsAll(wanted) || 1;
        const sum = new Float32Array(entries.length);
        const count = new Uint8Array(entries.length);
        for (const stands of wanted) {
          const share = tellsAny(stands) / all;
          found(stands).forEach((value, entry) => {
            sum[entry] += value * share;
            count[entry] += 1;
          });
        }
        for (let entry = 0; entry < sum.length; entry += 1) {
          const value = weight * sum[entry] * (count[entry] === wanted.length ? 1 : HALF);
          if (value > well[entry]) [well[entry], used[entry]] = [value, count[entry]];
        }
      }
      return { well, used };
    }

    /* What each part of a query is worth, of 1 in all. */
    function shares(parts) {
      const worth = parts.map(({ ways }) => {
        const sure = ways.filter(({ weight }) => weight === 1).map(({ words: list }) => tellsAll(list));
        return Math.max(LEAST_WORTH, Math.min(...sure));
      });
      const all = worth.reduce((sum, one) => sum + one, 0);
      return worth.map((one) => one / all);
    }

    /* Go once through all entries; return by page the best of each field and the best name, by place
       how well the section answers. */
    function gather(parts, share) {
      const matches = parts.map(match);
      const fields = parts.map(() => WEIGHT.map(() => new Float32Array(pages.length)));
      const names = new Float32Array(pages.length);
      const sections = new Float32Array(places.length);
      entries.forEach(([field, page, place, length], entry) => {
        let asked = 0;
        let used = 0;
        matches.forEach(({ well, used: count }, part) => {
          asked += share[part] * well[entry];
          used += well[entry] ? count[entry] : 0;
        });
        if (!asked || (field === FIELD.CODE && used < length)) return;  // half a code is another code
        matches.forEach(({ well }, part) => {
          const best = fields[part][field];
          if (well[entry] > best[page]) best[page] = well[entry];
        });
        const named = length ? Math.min(1, used / length) : 0;
        const both = (2 * asked * named) / (asked + named);
        names[page] = Math.max(names[page], NAMED[field] * both * both);
        if (place < 0) return;
        sections[place] += field === FIELD.HEADING ? asked * (1.2 * asked + 0.5 * named) : asked * asked;
      });
      return { fields, names, sections };
    }

    /* Return the pages that answer, best first, each with the place in it that answers best. */
    function search(text) {
      const query = understand(text);
      const { parts } = query;
      const share = shares(parts);
      const { fields, names, sections } = gather(parts, share);
      const results = [];
      pages.forEach((page, at) => {
        let score = 0;
        let covered = 0;
        parts.forEach((_, part) => {
          const values = WEIGHT.map((weight, field) => weight * fields[part][field][at]);
          const most = Math.max(...values);
          score += share[part] * (most + OTHERS * (values.reduce((sum, one) => sum + one, 0) - most));
          covered += share[part] * Math.max(...fields[part].map((field) => field[at]));
        });
        if (!score) return;
        const [intro] = page.places;
        const best = page.places.reduce((most, one) => (sections[one] > sections[most] ? one : most), intro);
        score *= UNCOVERED + (1 - UNCOVERED) * covered;
        score += NAME_BONUS * names[at] + TOGETHER * (sections[best] ?? 0);
        score *= KIND[page.kind] * (page.isMade ? MADE_BY_BUILD : 1);
        // Where a title is all that was asked for, the whole page is the answer.
        const isWhole = names[at] > WHOLE_TITLE;
        results.push({ page, score, place: isWhole ? intro : best, sure: isWhole ? 0 : sections[best] ?? 0 });
      });
      results.sort((one, other) => other.score - one.score);
      const least = results.length ? results[0].score * LEAST : 0;
      return { results: results.filter(({ score }) => score >= least), query };
    }

    return { search, pages, places };
  }

  globalThis.packsiteSearch.searcher = searcher;
})();
