/* Ranking: which pages answer, and which section of each. A page whose title, code or topics match comes
   before one that only mentions the words. */
(() => {
  const { once, FIELD, Entries, Understanding } = packsite.search;

  /* Measured on 29 November 2026 by `python -m tests.benchmarks.search`: of the 441 queries of the gold list
     96.8 % are answered by the first page, 99.8 % by one of the first three. A stemmer of Snowball's makers
     (Porter's, 10 kB more of script) found 93.9 and 98.9 % where ours found 94.6 and 99.1 %. */
  const WEIGHTS = {
    field: [5, 4, 5, 2, 2, 1],  // title, topic, code, summary, heading, body: a word found there …
    name: [1, 0.9, 1.2, 0, 0.5, 0],  // … and a field that matches as a whole
    nameBonus: 14,
    wholeTitle: 0.95,
    otherFields: 0.3,  // added to the best field
    halfPhrase: 0.4,  // an incomplete phrase
    uncovered: 0.2,  // a page without the other words
    together: 0.6,  // the words in one section
    headingAsked: 1.2,
    headingNamed: 0.5,
    common: 1 / 12,  // of the pages: to be rarer than this tells little more
    sure: 0.6,  // a candidate below this does not count for the frequency of a word
    leastShare: 0.5,
    leastScore: 0.08,  // of the best score: less is noise
    kind: [1, 0.97, 0.9, 0.82, 0.9, 0.92],  // standard, resource, brief, pack, bite, page: instructions first
    forEditors: 0.75,
  };

  const total = (numbers) => numbers.reduce((sum, one) => sum + one, 0);

  class Ranking extends Entries {
    constructor(data) {
      super(data);
      this.understanding = new Understanding({ ...data, skip: this.skip }, this.vocabulary);
      this.idf = once((candidates) => this.idfOf(candidates));
    }

    /* The inverse document frequency of a word with its surer candidates: the fewer pages have it, the more it tells. */
    idfOf(candidates) {
      if (!candidates.size) return 0;
      const most = Math.max(...candidates.values());
      const on = new Set();
      candidates.forEach((sure, word) => {
        if (sure < Math.min(most, WEIGHTS.sure)) return;
        (this.postings.get(word) ?? []).forEach((entry, at) => { if (at % 2 === 0) on.add(this.entries[entry][1]); });
      });
      const all = this.pages.length;
      return Math.log(1 + all / (on.size + WEIGHTS.common * all));
    }

    idfOfAll(list) {
      return total(list.map((candidates) => this.idf(candidates)));
    }

    /* How well each entry matches any of the candidates of a word. */
    found(candidates) {
      const best = new Map();
      candidates.forEach((sure, key) => {
        const where = this.postings.get(key) ?? [];
        for (let at = 0; at < where.length; at += 2) {
          const value = sure * where[at + 1];
          if (value > (best.get(where[at]) ?? 0)) best.set(where[at], value);
        }
      });
      return best;
    }

    /* How well each entry matches one way of saying a part, and with how many of its words. */
    matchWay(list) {
      const all = this.idfOfAll(list) || 1;
      const sum = new Float32Array(this.entries.length);
      const count = new Uint8Array(this.entries.length);
      for (const candidates of list) {
        const share = this.idf(candidates) / all;
        this.found(candidates).forEach((value, entry) => {
          sum[entry] += value * share;
          count[entry] += 1;
        });
      }
      return { sum, count };
    }

    /* How well each entry matches one part of a query (0 to 1), in its best way. */
    match({ ways }) {
      const well = new Float32Array(this.entries.length);
      const used = new Uint8Array(this.entries.length);
      for (const { words: list, weight } of ways) {
        const { sum, count } = this.matchWay(list);
        for (let entry = 0; entry < sum.length; entry += 1) {
          const value = weight * sum[entry] * (count[entry] === list.length ? 1 : WEIGHTS.halfPhrase);
          if (value > well[entry]) [well[entry], used[entry]] = [value, count[entry]];
        }
      }
      return { well, used };
    }

    /* The weights of the parts of a query, 1 in all. */
    shares(parts) {
      const worth = parts.map(({ ways }) => {
        const sure = ways.filter(({ weight }) => weight === 1).map(({ words: list }) => this.idfOfAll(list));
        return Math.max(WEIGHTS.leastShare, Math.min(...sure));
      });
      return worth.map((one) => one / total(worth));
    }

    /* Go once through all entries: the best match of fields and names by page, the match of sections by place. */
    gather(parts, share) {
      const matches = parts.map((part) => this.match(part));
      const best = {
        fields: parts.map(() => WEIGHTS.field.map(() => new Float32Array(this.pages.length))),
        names: new Float32Array(this.pages.length),
        sections: new Float32Array(this.places.length),
      };
      this.entries.forEach((_, entry) => this.gatherEntry(entry, matches, share, best));
      return best;
    }

    gatherEntry(entry, matches, share, { fields, names, sections }) {
      const [field, page, place, length] = this.entries[entry];
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
      names[page] = Math.max(names[page], WEIGHTS.name[field] * both * both);
      if (place < 0) return;
      const heading = asked * (WEIGHTS.headingAsked * asked + WEIGHTS.headingNamed * named);
      sections[place] += field === FIELD.HEADING ? heading : asked * asked;
    }

    /* The score of the words on a page by their fields; 0 if it has none of them. */
    wordScore(at, share, fields) {
      let score = 0;
      let covered = 0;
      share.forEach((own, part) => {
        const values = WEIGHTS.field.map((weight, field) => weight * fields[part][field][at]);
        const most = Math.max(...values);
        score += own * (most + WEIGHTS.otherFields * (total(values) - most));
        covered += own * Math.max(...fields[part].map((field) => field[at]));
      });
      return score * (WEIGHTS.uncovered + (1 - WEIGHTS.uncovered) * covered);
    }

    /* A page as a result: its score, and the place in it that answers best. */
    result(at, share, { fields, names, sections }) {
      const page = this.pages[at];
      const words = this.wordScore(at, share, fields);
      if (!words) return [];
      const [intro] = page.places;
      const best = page.places.reduce((most, one) => (sections[one] > sections[most] ? one : most), intro);
      const bonus = WEIGHTS.nameBonus * names[at] + WEIGHTS.together * (sections[best] ?? 0);
      const score = (words + bonus) * WEIGHTS.kind[page.kind] * (page.isForEditors ? WEIGHTS.forEditors : 1);
      // Where a title is all that was asked for, the whole page is the answer.
      const isWhole = names[at] > WEIGHTS.wholeTitle;
      return [{ page, score, place: isWhole ? intro : best, sure: isWhole ? 0 : sections[best] ?? 0 }];
    }

    /* Return the pages that answer, best first, each with the place in it that answers best. */
    search(text) {
      const query = this.understanding.understand(text);
      const share = this.shares(query.parts);
      const best = this.gather(query.parts, share);
      const results = this.pages.flatMap((_, at) => this.result(at, share, best));
      results.sort((one, other) => other.score - one.score);
      const least = results.length ? results[0].score * WEIGHTS.leastScore : 0;
      return { results: results.filter(({ score }) => score >= least), query };
    }
  }

  Object.assign(packsite.search, { Ranking });
})();
