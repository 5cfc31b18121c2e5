/* What can be found: every title, code, topic, summary, heading and section is an entry, and each
   stem knows the entries it stands in. Made once, from what `search_index.py` wrote. */

globalThis.packsiteSearch ??= {};

(() => {
  const { words, stem } = globalThis.packsiteSearch;
  const FIELD = { TITLE: 0, TOPIC: 1, CODE: 2, SUMMARY: 3, HEADING: 4, BODY: 5 };
  const OFTEN = 4;  // as in search_index.py
  const ENOUGH = 0.7;  // how soon a word that is said again says nothing new

  function collection(data) {
    const skip = new Set(data.ignored.split(" "));
    const pages = data.pages.map(([url, id, kind, title, summary, topics, roles, isMade]) => (
      { url, id, kind, title, summary, topics, roles, isMade, places: [] }
    ));
    const places = data.places.map(([page, anchor, heading], at) => {
      pages[page].places.push(at);
      return { page, anchor, heading };
    });
    const entries = [];  // [field, page, place, number of words]
    const postings = new Map();  // stem → [entry, share, entry, share …]
    const forms = new Set();

    function post(word, entry, share) {
      forms.add(word);
      const key = stem(word);
      let list = postings.get(key);
      if (!list) postings.set(key, list = []);
      list.push(entry, share);
    }

    function enter(field, page, place, text) {
      const content = [...new Set(words(text).filter((word) => !skip.has(word)))];
      if (!content.length) return;
      const entry = entries.push([field, page, place, content.length]) - 1;
      content.forEach((word) => post(word, entry, 1));
    }

    pages.forEach(({ title, id, topics, summary, kind, places: [intro = -1] }, page) => {
      enter(FIELD.TITLE, page, -1, title);
      enter(FIELD.CODE, page, -1, id);
      topics.forEach((topic) => enter(FIELD.TOPIC, page, -1, topic));
      enter(FIELD.SUMMARY, page, intro, summary);
      if (kind < data.kinds.length - 1) enter(FIELD.SUMMARY, page, -1, data.kinds[kind]);
    });
    places.forEach(({ page, heading }, place) => enter(FIELD.HEADING, page, place, heading));

    const firstBody = entries.length;
    places.forEach(({ page }, place) => entries.push([FIELD.BODY, page, place, 0]));
    const [list, found] = data.words;
    list.split(" ").forEach((word, at) => {
      let place = 0;
      for (const packed of found[at]) {
        place += Math.floor(packed / OFTEN);
        const times = packed % OFTEN + 1;
        post(word, firstBody + place, times / (times + ENOUGH));
      }
    });
    return { pages, places, entries, postings, skip, vocabulary: vocabulary(forms, postings) };
  }

  /* The words of the site, in order. */
  function vocabulary(forms, postings) {
    const sorted = [...forms].sort();
    return {
      forms: sorted,
      has: (word) => forms.has(word),
      known: (key) => postings.has(key),
      startingWith(start, most) {
        let low = 0;
        let high = sorted.length;
        while (low < high) {
          const middle = (low + high) >> 1;
          if (sorted[middle] < start) low = middle + 1; else high = middle;
        }
        const made = [];
        while (low < sorted.length && made.length < most && sorted[low].startsWith(start)) made.push(sorted[low++]);
        return made;
      },
    };
  }

  Object.assign(globalThis.packsiteSearch, { FIELD, collection });
})();
