/* The inverted index: every title, code, topic, summary, heading and section is an entry, and each
   word has postings of its entries. Made once, from the files of `hooks/packsite/search/index.py`. */
(() => {
  const { once, grouped, words, stem } = packsite.search;
  const FIELD = { TITLE: 0, TOPIC: 1, CODE: 2, SUMMARY: 3, HEADING: 4, BODY: 5, STATEMENT: 6 };
  const OFTEN = 2;  // as in index.py
  const LABEL = /^(?:([A-Z]+-?[\d.-]*\d)|\d+\.?) (?=\p{Lu})/u;  // "CPS-08.2 ", "F7 ", "4. " before a heading
  const ENOUGH = 0.7;  // how soon a word that is said again says nothing new

  /* The postings of a word in the sections, which the build has counted and packed: decoded when they are asked for. */
  function unpacked(packed, first) {
    let entry = first;
    return packed.flatMap((one) => {
      entry += Math.floor(one / OFTEN);
      const times = one % OFTEN + 1;
      return [entry, times / (times + ENOUGH)];
    });
  }

  class Entries {
    constructor(data) {
      this.skip = new Set(data.ignored.split(" "));
      this.pages = data.pages.map(([url, id, kind, title, summary, topics, roles, isForEditors]) => (
        { url, id, kind, title, summary, topics, roles, isForEditors, places: [] }
      ));
      this.places = data.places.map(([page, anchor, heading]) => ({ page, anchor, heading }));
      this.places.forEach(({ page }, place) => this.pages[page].places.push(place));
      this.entries = [];  // [field, page, place, number of words]
      this.named = new Map();  // word → [entry, share, entry, share …] of all but the sections
      this.pages.forEach((page, at) => this.enterPage(page, at, data.kinds));
      this.places.forEach(({ page, heading }, place) => {
        const [label, code = ""] = heading.match(LABEL) ?? [""];
        this.enter(FIELD.HEADING, page, place, heading.slice(label.length));
        this.enter(FIELD.STATEMENT, page, place, code);
      });
      const first = this.entries.length;
      this.places.forEach(({ page }, place) => this.entries.push([FIELD.BODY, page, place, 0]));
      const [list, found] = [data.words[0].split(" "), data.words[1]];
      const packed = new Map(list.map((word, at) => [word, found[at]]));
      this.postings = once((word) => [...this.named.get(word) ?? [], ...unpacked(packed.get(word) ?? [], first)]);
      const forms = [...new Set([...list, ...this.named.keys()])].sort();
      const initials = grouped(forms, ([letter]) => letter);
      this.vocabulary = {
        forms,
        has: (word) => packed.has(word) || this.named.has(word),
        family: (word) => (initials.get(word[0]) ?? []).filter((form) => stem(form) === stem(word)),
        startingWith: (start, most) => (initials.get(start[0]) ?? []).filter((form) => form.startsWith(start)).slice(0, most),
      };
    }

    enter(field, page, place, text) {
      const content = [...new Set(words(text).filter((word) => !this.skip.has(word)))];
      if (!content.length) return;
      const entry = this.entries.push([field, page, place, content.length]) - 1;
      content.forEach((word) => {
        if (this.named.has(word)) this.named.get(word).push(entry, 1);
        else this.named.set(word, [entry, 1]);
      });
    }

    enterPage({ title, id, topics, summary, kind, places: [intro = -1] }, page, kinds) {
      this.enter(FIELD.TITLE, page, -1, title);
      this.enter(FIELD.CODE, page, -1, id);
      topics.forEach((topic) => this.enter(FIELD.TOPIC, page, -1, topic));
      this.enter(FIELD.SUMMARY, page, intro, summary);
      if (kind < kinds.length - 1) this.enter(FIELD.SUMMARY, page, -1, kinds[kind]);
    }
  }

  Object.assign(packsite.search, { FIELD, Entries });
})();
