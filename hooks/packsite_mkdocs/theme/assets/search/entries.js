/* The inverted index: every title, code, topic, summary, heading and section is an entry, and each
   word has postings of its entries. Made once, from the files of `hooks/packsite/search/index.py`. */
(() => {
  const { words, stem } = packsite.search;
  const FIELD = { TITLE: 0, TOPIC: 1, CODE: 2, SUMMARY: 3, HEADING: 4, BODY: 5 };
  const OFTEN = 4;  // as in index.py
  const ENOUGH = 0.7;  // how soon a word that is said again says nothing new

  /* The words of each stem. */
  function byStem(forms) {
    const families = new Map();
    forms.forEach((form) => families.set(stem(form), [...families.get(stem(form)) ?? [], form]));
    return families;
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
      this.postings = new Map();  // word → [entry, share, entry, share …]
      this.pages.forEach((page, at) => this.enterPage(page, at, data.kinds));
      this.places.forEach(({ page, heading }, place) => this.enter(FIELD.HEADING, page, place, heading));
      this.enterText(data.words);
      const forms = [...this.postings.keys()].sort();
      const families = byStem(forms);
      this.vocabulary = {
        forms,
        has: (word) => this.postings.has(word),
        family: (word) => families.get(stem(word)) ?? [],
        startingWith: (start, most) => forms.filter((form) => form.startsWith(start)).slice(0, most),
      };
    }

    post(word, entry, share) {
      if (!this.postings.has(word)) this.postings.set(word, []);
      this.postings.get(word).push(entry, share);
    }

    enter(field, page, place, text) {
      const content = [...new Set(words(text).filter((word) => !this.skip.has(word)))];
      if (!content.length) return;
      const entry = this.entries.push([field, page, place, content.length]) - 1;
      content.forEach((word) => this.post(word, entry, 1));
    }

    enterPage({ title, id, topics, summary, kind, places: [intro = -1] }, page, kinds) {
      this.enter(FIELD.TITLE, page, -1, title);
      this.enter(FIELD.CODE, page, -1, id);
      topics.forEach((topic) => this.enter(FIELD.TOPIC, page, -1, topic));
      this.enter(FIELD.SUMMARY, page, intro, summary);
      if (kind < kinds.length - 1) this.enter(FIELD.SUMMARY, page, -1, kinds[kind]);
    }

    /* The words of the sections, which the build has counted and packed. */
    enterText([list, found]) {
      const first = this.entries.length;
      this.places.forEach(({ page }, place) => this.entries.push([FIELD.BODY, page, place, 0]));
      list.split(" ").forEach((word, at) => {
        let place = 0;
        for (const packed of found[at]) {
          place += Math.floor(packed / OFTEN);
          const times = packed % OFTEN + 1;
          this.post(word, first + place, times / (times + ENOUGH));
        }
      });
    }
  }

  Object.assign(packsite.search, { FIELD, Entries });
})();
