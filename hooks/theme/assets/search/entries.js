/* The inverted index: every title, code, topic, summary, heading and section is an entry, and each
   stem has postings of its entries. Made once, from the files of `hooks/packsite/search/index.py`. */
(() => {
  const { words, stem } = packsite.search;
  const FIELD = { TITLE: 0, TOPIC: 1, CODE: 2, SUMMARY: 3, HEADING: 4, BODY: 5 };
  const OFTEN = 4;  // as in index.py
  const ENOUGH = 0.7;  // how soon a word that is said again says nothing new

  class Entries {
    constructor(data) {
      this.skip = new Set(data.ignored.split(" "));
      this.pages = data.pages.map(([url, id, kind, title, summary, topics, roles, isMade]) => (
        { url, id, kind, title, summary, topics, roles, isMade, places: [] }
      ));
      this.places = data.places.map(([page, anchor, heading]) => ({ page, anchor, heading }));
      this.places.forEach(({ page }, place) => this.pages[page].places.push(place));
      this.entries = [];  // [field, page, place, number of words]
      this.postings = new Map();  // stem → [entry, share, entry, share …]
      this.forms = new Set();
      this.pages.forEach((page, at) => this.enterPage(page, at, data.kinds));
      this.places.forEach(({ page, heading }, place) => this.enter(FIELD.HEADING, page, place, heading));
      this.enterText(data.words);
      const forms = [...this.forms].sort();
      this.vocabulary = {
        forms,
        has: (word) => this.forms.has(word),
        known: (key) => this.postings.has(key),
        startingWith: (start, most) => forms.filter((form) => form.startsWith(start)).slice(0, most),
      };
    }

    post(word, entry, share) {
      this.forms.add(word);
      const key = stem(word);
      if (!this.postings.has(key)) this.postings.set(key, []);
      this.postings.get(key).push(entry, share);
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
