/* Words, their stems, and the distance of two words. `hooks/packsite/search/words.py` cuts text in the same way. */
(() => {
  const ACCENTS = /[\u0300-\u036f\u064b-\u065f\u0670]/g;
  const PLAIN_LETTERS = { ł: "l", ø: "o", đ: "d", ı: "i" };
  const WORD = /[a-z\u00df-\u00f6\u00f8-\u02af\u0370-\u060b\u060d-\u061a\u061c-\u061e\u0620-\u06d3\u06d5-\u0963\u0966-\u1fff\u2c00-\u2dff\u3040-\u33ff\ua000-\ud7ff]+|[\u3400-\u9fff]+|\d+/g;
  const CHINESE = /^[\u3400-\u9fff]{2}/;

  /* Letters and figures apart, without accents, case or apostrophes: "s.47" and "s47" are "s", "47".
     Chinese has no spaces: its words are every two characters that follow each other. */
  function words(text) {
    const plain = text.normalize("NFKD").replace(ACCENTS, "").toLowerCase().replace(/[łøđı]/g, (letter) => PLAIN_LETTERS[letter])
      .replace(/[’']s\b/g, "").replace(/[’']/g, "");
    return (plain.match(WORD) ?? []).flatMap((word) => (CHINESE.test(word) ? [...word].slice(1).map((one, at) => word[at] + one) : [word.replace(/^0+(?=\d)/, "")]));
  }

  const ENDINGS = "ments ment nesses ness ities ity ances ance ences ence ives ive ures ure ions ion ings ing als al ies ied ers ors er or ed ly es s e y".split(" ");
  const TO_I = new Set(["ies", "ied", "y"]);
  const IRREGULAR = {
    __proto__: null,
    children: "child", men: "man", women: "woman", teeth: "tooth", lives: "life", seen: "see", saw: "see",
    died: "death", dies: "death", dying: "death", written: "write", wrote: "write", left: "leave", felt: "feel", kept: "keep", met: "meet",
  };
  const VOWEL = /[aeiouy]/;

  /* A function that works out the result for each argument once. */
  function once(compute) {
    const known = new Map();
    return (key) => {
      if (!known.has(key)) known.set(key, compute(key));
      return known.get(key);
    };
  }

  /* Items by a key: the words of each stem. */
  function grouped(items, keyOf) {
    const groups = new Map();
    items.forEach((item) => {
      const key = keyOf(item);
      if (groups.has(key)) groups.get(key).push(item);
      else groups.set(key, [item]);
    });
    return groups;
  }

  /* The common stem of a family of words: referral, referred, refers → refer. Rough, but the same
     for text and for queries; a stem keeps a vowel and three letters. */
  const stem = once((word) => cut(cut(IRREGULAR[word] ?? word)));

  const BY_LETTER = grouped(ENDINGS, (ending) => ending.at(-1));

  function cut(word) {
    if (word.length < 4 || /\d/.test(word) || word.endsWith("ss")) return word;
    for (const ending of BY_LETTER.get(word.at(-1)) ?? []) {
      if (!word.endsWith(ending)) continue;
      const left = word.slice(0, -ending.length) + (TO_I.has(ending) ? "i" : "");
      if (left.length < 3 || !VOWEL.test(left)) continue;
      return left.replace(/([b-df-hj-np-tv-z])\1$/, "$1").replace(/(..)e$/, "$1");
    }
    return word;
  }

  /* Hardly anybody mistypes the first letter, other than by leaving it out or swapping it. */
  const beginAlike = (one, other) => one[0] === other[0] || one[0] === other[1] || one[1] === other[0];

  /* How many letters have to be changed, added, left out or swapped; more than `most` is not counted. */
  function distance(one, other, most) {
    if (Math.abs(one.length - other.length) > most || !beginAlike(one, other)) return most + 1;
    let [before, last] = [[], Array.from({ length: other.length + 1 }, (_, at) => at)];
    for (let i = 1; i <= one.length && Math.min(...last) <= most; i += 1) {
      const row = [i];
      for (let j = 1; j <= other.length; j += 1) {
        const isSwapped = i > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
        row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (one[i - 1] !== other[j - 1]), isSwapped ? before[j - 2] + 1 : Infinity);
      }
      [before, last] = [last, row];
    }
    return Math.max(last[other.length], Math.min(...last));
  }

  /* How many typing errors a word may hold and still be the word. */
  const errorsAllowed = (word) => (word.length < 5 ? 0 : word.length < 8 ? 1 : 2);

  packsite.search = { once, grouped, words, stem, distance, errorsAllowed };
})();
