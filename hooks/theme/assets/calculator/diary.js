/* The due dates as a text to paste, and as a diary file (RFC 5545) of whole days, without a word about any child. */
(() => {
  const { DAY, plain, inWords, dueWords } = packsite.dates;
  const heading = ({ start, day, isTyped }) => `${start.label}${isTyped ? "" : ", if it is on its last day"}: ${inWords(day)}`;
  const openWords = ({ open }) => "No date yet, because the partnership has still to confirm its "
    + `limit: ${open.map(({ limit }) => limit.what).join("; ")}.`;

  const asText = (found) => found.map((result) => [
    heading(result),
    ...result.dues.map(({ limit, day }) => [dueWords(day), limit.what, limit.length, limit.source].join("\t")),
    ...(result.open.length ? [openWords(result)] : []),
  ].join("\n")).join("\n\n");

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

  function asDiary(found) {
    const stamp = new Date().toISOString().replace(/[-:]|\.\d+/g, "");
    const events = found.flatMap((result) => result.dues.flatMap((one) => event(result, one, stamp)));
    return ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Timescale calculator//EN",
      ...events, "END:VCALENDAR", ""].map(fold).join("\r\n");
  }

  packsite.diary = { heading, openWords, asText, asDiary };
})();
