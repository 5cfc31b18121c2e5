/* Ranking: which pages answer, and which section of each. A page whose title, code or topics match comes
   before one that only mentions the words. */
(() => {
  const { once, FIELD, Entries, Understanding } = packsite.search;

  /* Measured by `make own-site`: of the gold list 96.2 % come first and 99.8 % in the first three.
     With Porter's stemmer (10 kB more of script) 0.7 and 0.2 % fewer did. */
  const WEIGHTS = {
    field: [5, 4, 5, 2, 2, 1, 2],  // title, topic, code, summary, heading, body, code of a statement: a word found there …
    name: [1, 0.9, 1.2, 0, 0.5, 0, 0.5],  // … and a field that matches as a whole
    nameBonus: 14,
    wholeTitle: 0.95,
    otherFields: 0.3,  // added to the best field
    halfPhrase: 0.4,  // an incomplete phrase
    uncovered: 0.2,  // a page without the other words
    inTitle: 0.7,  // what the title says as well tells little of a section
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
        this.postings(word).forEach((entry, at) => { if (at % 2 === 0) on.add(this.entries[entry][1]); });
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
        const where = this.postings(key);
        for (let at = 0; at < where.length; at += 2) {
          const value = sure * where[at + 1];
          if (value > (best.get(where[at]) ?? 0)) best.set(where[at], value);
        }
      });
      return best;
    }

    /* How well each entry that matches a part of a query does (0 to 1), in its best way, and with how many words. */
    match({ ways }) {
      const best = new Map();
      for (const { words: list, weight } of ways) {
        const all = this.idfOfAll(list) || 1;
        const sums = new Map();
        for (const candidates of list) {
          const share = this.idf(candidates) / all;
          this.found(candidates).forEach((value, entry) => {
            const [sum, count] = sums.get(entry) ?? [0, 0];
            sums.set(entry, [sum + value * share, count + 1]);
          });
        }
        sums.forEach(([sum, count], entry) => {
          const value = weight * sum * (count === list.length ? 1 : WEIGHTS.halfPhrase);
          if (value > (best.get(entry)?.[0] ?? 0)) best.set(entry, [value, count]);
        });
      }
      return best;
    }

    /* The weights of the parts of a query, 1 in all. */
    shares(parts) {
      const worth = parts.map(({ ways }) => {
        const sure = ways.filter(({ weight }) => weight === 1).map(({ words: list }) => this.idfOfAll(list)).filter(Boolean);
        return sure.length ? Math.max(WEIGHTS.leastShare, Math.min(...sure)) : WEIGHTS.leastShare;
      });
      return worth.map((one) => one / total(worth));
    }

    /* Go once through the entries that match: the best of fields and names by page, the match of sections by place. */
    gather(parts, share) {
      const matches = parts.map((part) => this.match(part));
      const best = {
        fields: parts.map(() => WEIGHTS.field.map(() => new Float32Array(this.pages.length))),
        names: new Float32Array(this.pages.length),
        sections: new Float32Array(this.places.length),
        news: new Float32Array(this.places.length),  // the same without what the title says already
      };
      const found = new Set(matches.flatMap((match) => [...match.keys()]));
      // In their order: titles before what stands below them.
      [...found].sort((one, other) => one - other).forEach((entry) => this.gatherEntry(entry, matches, share, best));
      return best;
    }

    gatherEntry(entry, matches, share, { fields, names, sections, news }) {
      const [field, page, place, length] = this.entries[entry];
      const hits = matches.map((match) => match.get(entry) ?? [0, 0]);
      const used = total(hits.map(([, count]) => count));
      const isCode = field === FIELD.CODE || field === FIELD.STATEMENT;
      if (isCode && used < length) return;  // half a code is another code
      let [asked, own] = [0, 0];
      hits.forEach(([well], part) => {
        const best = fields[part];
        asked += share[part] * well;
        own += share[part] * well * (1 - WEIGHTS.inTitle * best[FIELD.TITLE][page]);
        best[field][page] = Math.max(best[field][page], well);
      });
      const named = length ? Math.min(1, used / length) : 0;
      const both = (2 * asked * named) / (asked + named);
      names[page] = Math.max(names[page], WEIGHTS.name[field] * both * both);
      if (place < 0) return;
      [[sections, asked], [news, own]].forEach(([sums, well]) => {
        sums[place] += well * (field === FIELD.HEADING || isCode ? WEIGHTS.headingAsked * well + WEIGHTS.headingNamed * named : well);
      });
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
    result(at, share, { fields, names, sections, news }) {
      const page = this.pages[at];
      const words = this.wordScore(at, share, fields);
      if (!words) return [];
      const [intro] = page.places;
      const best = page.places.reduce((most, one) => (news[one] > news[most] ? one : most), intro);
      const together = Math.max(0, ...page.places.map((one) => sections[one]));
      const bonus = WEIGHTS.nameBonus * names[at] + WEIGHTS.together * together;
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
