/* Counting from day to day, and the due dates as a text or a diary file. A day is its midnight in UTC, in milliseconds;
   limits and bank holidays come from the build. */
(() => {
  const DAY = 86400000;
  const { years, holidays, starts, limits } = packsite.timescales;
  const first = Date.UTC(years[0], 0, 1);
  const last = Date.UTC(years.at(-1), 11, 31);
  const longDate = new Intl.DateTimeFormat("en-GB", {
    weekday: "long", day: "numeric", month: "long", year: "numeric", timeZone: "UTC",
  });

  const plain = (day) => new Date(day).toISOString().slice(0, 10);
  const parse = (text) => (/^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(text) : NaN);
  const inWords = (day) => longDate.format(day).replace(",", "");
  const isKnown = (day) => day >= first && day <= last;
  const isWorking = (day) => ![0, 6].includes(new Date(day).getUTCDay()) && !holidays[plain(day)];

  /* Count working days, onwards or back. */
  function workingDays(day, count, way) {
    for (let left = count; left > 0;) {
      day += way * DAY;
      if (isWorking(day)) left -= 1;
    }
    return day;
  }

  /* Count months; where the last one is shorter, to its last day. */
  function months(day, count) {
    const from = new Date(day);
    const [year, month] = [from.getUTCFullYear(), from.getUTCMonth() + count];
    const lastOfMonth = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
    return Date.UTC(year, month, Math.min(from.getUTCDate(), lastOfMonth));
  }

  /* The last day of a limit; nothing where it is not known how long it is. */
  function due({ count, unit, before }, day) {
    if (!count) return null;
    const way = before ? -1 : 1;
    if (unit === "month") return months(day, way * count);
    if (unit === "working day") return workingDays(day, count, way);
    return day + way * count * (unit === "week" ? 7 : 1) * DAY;
  }

  /* For each start: its day, the due dates, the soonest first, and the limits without a length yet. */
  function results(typed, wanted) {
    const days = new Map();
    return starts.flatMap((start) => {
      const before = limits.find(({ key }) => key === start.lastDayOf);
      const day = typed.get(start.key) ?? (days.has(before?.start) ? due(before, days.get(before.start)) : null);
      if (day === null) return [];
      days.set(start.key, day);
      const own = wanted.filter((limit) => limit.start === start.key);
      if (!own.length) return [];
      const all = own.map((limit) => ({ limit, day: due(limit, day) })).sort((one, other) => one.day - other.day);
      const [dues, open] = [all.filter((one) => one.day !== null), all.filter((one) => one.day === null)];
      return [{ start, day, isTyped: typed.has(start.key), dues, open }];
    });
  }

  /* The due dates by the step that they belong to, in the order of the path; within a step, the soonest first. */
  function bySteps(found) {
    const dues = found.flatMap((result) => result.dues.map((one) => ({ ...one, result })));
    return [...new Set(limits.map(({ step }) => step))]
      .map((step) => ({ step, dues: dues.filter(({ limit }) => limit.step === step).sort((one, other) => one.day - other.day) }))
      .filter((one) => one.dues.length);
  }

  /* The starts to ask for if only some limits are wanted: their own, and those from which a last day allowed is counted. */
  function startsOf(wanted) {
    const keys = new Set(wanted.map(({ start }) => start));
    [...starts].reverse().forEach(({ key, lastDayOf }) => {
      const before = keys.has(key) && limits.find((limit) => limit.key === lastDayOf);
      if (before) keys.add(before.start);
    });
    return keys;
  }

  /* A due date in words, with a warning where it is no working day. */
  function dueWords(day) {
    if (!isKnown(day)) return `${inWords(day)}. Its bank holidays are not known here: check it`;
    if (isWorking(day)) return inWords(day);
    const why = holidays[plain(day)] ?? "a weekend";
    return `${inWords(day)} (${why}). The last working day before it is ${inWords(workingDays(day, 1, -1))}`;
  }

  const heading = ({ start, day, isTyped }) => `${start.label}${isTyped ? "" : ", if it is on its last day"}: ${inWords(day)}`;
  const openWords = (open) => "No date yet, because the partnership has still to confirm the "
    + `limit: ${open.map(({ limit }) => limit.what).join("; ")}.`;

  /* The due dates as a text to paste. */
  function asText(found) {
    const open = found.flatMap((result) => result.open);
    const steps = bySteps(found).map(({ step, dues }) => [step,
      ...dues.map(({ limit, day }) => [dueWords(day), limit.what, limit.length, limit.source].join("\t"))]);
    return [found.map(heading), ...steps, ...(open.length ? [[openWords(open)]] : [])]
      .map((lines) => lines.join("\n")).join("\n\n");
  }

  const safe = (words) => words.replace(/[\\;,]/g, "\\$&").replace(/\s*\n\s*/g, "\\n");

  /* Fold a line at 75 octets, between its signs, for one sign may be several octets. */
  function fold(line) {
    let size = 0;
    return [...line].map((sign) => {
      const more = new TextEncoder().encode(sign).length;
      const isFull = size + more > 74;
      size = more + (isFull ? 0 : size);
      return isFull ? `\r\n ${sign}` : sign;
    }).join("");
  }

  function event(result, { limit, day }, stamp) {
    const short = (one) => plain(one).replaceAll("-", "");
    const page = location.href.replace(/[?#].*/, "");
    return [
      "BEGIN:VEVENT",
      `UID:${limit.key}-${plain(result.day)}-${plain(day)}@timescale-calculator`,
      `DTSTAMP:${stamp}`,
      `DTSTART;VALUE=DATE:${short(day)}`,
      `DTEND;VALUE=DATE:${short(day + DAY)}`,
      `SUMMARY:${safe(`${limit.what}: last day`)}`,
      `DESCRIPTION:${safe(`${limit.length}. ${heading(result)}. ${dueWords(day)}. ${limit.source}.\n${page}`)}`,
      "TRANSP:TRANSPARENT",
      "END:VEVENT",
    ];
  }

  /* The due dates as a diary file (RFC 5545) of whole days, without a word about any child. */
  function asDiary(found) {
    const stamp = new Date().toISOString().replace(/[-:]|\.\d+/g, "");
    const events = found.flatMap((result) => result.dues.flatMap((one) => event(result, one, stamp)));
    return ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Timescale calculator//EN",
      ...events, "END:VCALENDAR", ""].map(fold).join("\r\n");
  }

  packsite.dates = { plain, parse, isKnown, due, results, bySteps, startsOf, dueWords, heading, openWords, asText, asDiary };
})();
