/* A date in three fields, as GOV.UK asks for one: what is typed is repeated in words, and a fault is told
   once the reader has left the fields. The calculator and the pages of print-outs use it. */
globalThis.dateFields = (() => {
  const PARTS = ["day", "month", "year"];
  const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
  const YEAR = 366 * 86400000;
  const longDate = new Intl.DateTimeFormat("en-GB", {
    weekday: "long", day: "numeric", month: "long", year: "numeric", timeZone: "UTC",
  });
  const inWords = (plain) => longDate.format(Date.parse(plain)).replace(",", "");

  /* The number of a month that is typed as a number or as a word. */
  const monthOf = (text) => (/^[a-z]{3,}$/i.test(text) ? MONTHS.indexOf(text.slice(0, 3).toLowerCase()) + 1 : Number(text));

  /* A date such as 2026-12-02 from three texts; nothing if there is no such day. */
  function plainDate([day, month = "", year = ""]) {
    const plain = [year, String(monthOf(month)).padStart(2, "0"), day.padStart(2, "0")].join("-");
    const time = /^[1-9]\d{3}-\d\d-\d\d$/.test(plain) ? Date.parse(plain) : NaN;
    return !Number.isNaN(time) && new Date(time).toISOString().startsWith(plain) ? plain : "";
  }

  /* The three parts of a whole date, such as 2/12/2026 or 2026-12-02, that is typed or pasted into one field. */
  function partsOf(text) {
    const found = /^(?:[a-z]+,? )?(\d{1,2})(?:st|nd|rd|th)?[ ./-]+(\d{1,2}|[a-z]{3,})[ ./-]+(\d{4})$/i.exec(text);
    if (found) return found.slice(1);
    return text && plainDate(text.split("-").reverse()) === text ? text.split("-").reverse().map((part) => `${Number(part)}`) : null;
  }

  const fill = (inputs, parts) => inputs.forEach((input, at) => { input.value = parts[at]; });

  /* Divide a whole date in one field among all three. */
  function divide(inputs, { value }) {
    const whole = partsOf(value.trim());
    if (!whole) return;
    fill(inputs, whole);
    inputs[2].focus();
  }

  /* What is wrong with three texts, and in which field; nothing wrong with a date. */
  function fault(texts) {
    const missing = PARTS.filter((_, at) => !texts[at]);
    if (missing.length === PARTS.length) return ["Enter the date.", 0];
    if (missing.length) return [`Add the ${missing.join(" and the ")}.`, PARTS.indexOf(missing[0])];
    if (!/^[1-9]\d{3}$/.test(texts[2])) return ["Write the year with four digits, such as 2027.", 2];
    if (plainDate(texts)) return null;
    const isMonth = monthOf(texts[1]) >= 1 && monthOf(texts[1]) <= 12;
    return isMonth ? ["There is no such day in that month. Check the day.", 0] : ["The month is a number from 1 to 12.", 1];
  }

  /* A date in words, with a question where its year may be a slip. */
  function said(plain, now = Date.now()) {
    const far = Date.parse(plain) - now;
    if (Math.abs(far) < YEAR) return inWords(plain);
    return `${inWords(plain)}. That is more than a year ${far > 0 ? "away" : "ago"}. Is the year right?`;
  }

  /* Show a fault, or that there is none. */
  function tell(error, inputs, found) {
    error.textContent = found ? found[0] : "";
    error.hidden = !found;
    inputs.forEach((input, at) => {
      if (found && found[1] === at) input.setAttribute("aria-invalid", "true");
      else input.removeAttribute("aria-invalid");
    });
  }

  /* Write a year of two digits in full. */
  function completeYear(input) {
    if (!/^\d\d$/.test(input.value.trim())) return;
    input.value = `20${input.value.trim()}`;
    input.dispatchEvent(new Event("input", { bubbles: true }));
  }

  /* Work a group of fields; the object that is returned is used like a field of one date. */
  function dateFields(element) {
    const inputs = [...element.querySelectorAll("input")];
    const [error, words] = ["error", "said"].map((name) => element.querySelector(`.date-fields__${name}`));
    const texts = () => inputs.map(({ value }) => value.trim());

    function show() {
      const plain = plainDate(texts());
      words.textContent = plain && said(plain);
      if (plain || !texts().join("")) tell(error, inputs, null);
    }

    element.addEventListener("input", ({ target }) => {
      divide(inputs, target);
      show();
    });
    element.addEventListener("focusout", ({ relatedTarget }) => {
      if (element.contains(relatedTarget) || !texts().join("")) return;
      completeYear(inputs[2]);
      tell(error, inputs, fault(texts()));
    });
    return {
      element,
      name: element.dataset.name,
      get value() { return plainDate(texts()); },
      set value(plain) {
        fill(inputs, partsOf(plain) ?? ["", "", ""]);
        show();
      },
      focus: () => inputs[0].focus(),
      /* Tell what is wrong, and go to the field; return whether there is a date. */
      check() {
        const found = fault(texts());
        tell(error, inputs, found);
        if (found) inputs[found[1]].focus();
        return !found;
      },
    };
  }

  return Object.assign(dateFields, { plainDate, fault, said, inWords });
})();
