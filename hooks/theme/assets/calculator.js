/* The timescale calculator: a date in, every due date out. It stands above the table of the limits,
   whose cells it shows again; without it, the table is there. The dates live in the address. */

(() => {
  const { years, holidays, starts, limits } = window.partnershipTimescales;
  const root = document.querySelector(".ps-calculator");
  const rows = [...root.parentElement.querySelectorAll("table")]
    .find(({ tBodies }) => tBodies[0]?.rows.length === limits.length).tBodies[0].rows;
  const DAY = 86400000;
  const first = Date.UTC(years[0], 0, 1);
  const last = Date.UTC(years[years.length - 1], 11, 31);

  const make = (tag, facts = {}, ...inside) => {
    const element = Object.assign(document.createElement(tag), facts);
    element.append(...inside);
    return element;
  };
  const written = (day) => new Date(day).toISOString().slice(0, 10);
  const longDate = new Intl.DateTimeFormat("en-GB", {
    weekday: "long", day: "numeric", month: "long", year: "numeric", timeZone: "UTC",
  });
  const said = (day) => longDate.format(day).replace(",", "");
  const read = (words) => (/^\d{4}-\d\d-\d\d$/.test(words) ? Date.parse(`${words}T00:00Z`) : NaN);
  const isKnown = (day) => day >= first && day <= last;
  const isWorking = (day) => ![0, 6].includes(new Date(day).getUTCDay()) && !holidays[written(day)];

  function lastWorking(day) {
    while (!isWorking(day)) day -= DAY;
    return day;
  }

  function inMonths(day, count) {
    const from = new Date(day);
    const [year, month] = [from.getUTCFullYear(), from.getUTCMonth() + count];
    const lastOfMonth = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
    return Date.UTC(year, month, Math.min(from.getUTCDate(), lastOfMonth));
  }

  /* The last day of a limit; nothing where it is not known how long it is. */
  function due(limit, day) {
    if (!limit.count) return null;
    const way = limit.before ? -1 : 1;
    if (limit.unit === "month") return inMonths(day, way * limit.count);
    if (limit.unit !== "working day") {
      return day + way * limit.count * (limit.unit === "week" ? 7 : 1) * DAY;
    }
    for (let left = limit.count; left > 0;) {
      day += way * DAY;
      if (isWorking(day)) left -= 1;
    }
    return day;
  }

  /* For each start: its day, and whether that was typed or is the last day of another limit. */
  function daysOf(typed) {
    const days = new Map();
    starts.forEach((start) => {
      if (typed.has(start.key)) {
        days.set(start.key, { day: typed.get(start.key), isTyped: true });
        return;
      }
      const limit = limits.find((one) => one.key === start.lastDayOf);
      const from = limit && days.get(limit.start);
      const day = from ? due(limit, from.day) : null;
      if (day !== null) days.set(start.key, { day, isTyped: false });
    });
    return days;
  }

  function results(typed) {
    return [...daysOf(typed)].map(([key, { day, isTyped }]) => ({
      start: starts.find((start) => start.key === key),
      day,
      isTyped,
      ...parted(limits
        .map((limit, at) => ({ limit, row: rows[at], day: due(limit, day) }))
        .filter(({ limit }) => limit.start === key)),
    })).filter(({ dues, open }) => dues.length + open.length);
  }

  /* What has a due date, the soonest first, and what the partnership has still to give a limit. */
  function parted(all) {
    return {
      dues: all.filter(({ day }) => day !== null).sort((one, other) => one.day - other.day),
      open: all.filter(({ day }) => day === null),
    };
  }

  const openWords = ({ open }) => "No date yet, because the partnership has still to confirm its "
    + `limit: ${open.map(({ row }) => row.cells[0].innerText.trim()).join("; ")}.`;

  function dayWords(day) {
    if (!isKnown(day)) return `${said(day)}. Its bank holidays are not known here: check it`;
    if (isWorking(day)) return said(day);
    const why = holidays[written(day)] ?? "a weekend";
    return `${said(day)} (${why}). The last working day before it is ${said(lastWorking(day))}`;
  }

  const heading = ({ start, day, isTyped }) => (isTyped
    ? `${start.label}: ${said(day)}`
    : `${start.label}, if it is on its last day: ${said(day)}`);

  /* A table that is wider than the page can be reached with the keyboard, and has a name. */
  const canBeReached = new ResizeObserver((entries) => entries.forEach(({ target }) => {
    const scrolls = target.scrollWidth > target.clientWidth;
    const facts = { role: "region", tabindex: "0", "aria-labelledby": `${target.firstChild.id}-words` };
    Object.entries(facts).forEach(([fact, value]) => {
      if (scrolls) target.setAttribute(fact, value);
      else target.removeAttribute(fact);
    });
  }));

  function table(result) {
    const heads = ["By", "What", "Limit", "Based on"];
    const head = make("tr", {}, ...heads.map((words) => make("th", { scope: "col" }, words)));
    const body = result.dues.map(({ row, day }) => {
      const cells = [0, 2, 3].map((at) => make("td", {}, ...row.cells[at].cloneNode(true).childNodes));
      return make("tr", {}, make("th", { scope: "row" }, dayWords(day)), ...cells);
    });
    const id = `ps-due-${result.start.key}`;
    const title = make("h2", { id: `${id}-words` }, heading(result));
    const shown = make("table", { id }, make("thead", {}, head), make("tbody", {}, ...body));
    shown.setAttribute("aria-labelledby", title.id);
    const scroll = make("div", { className: "ps-calculator__scroll" }, shown);
    canBeReached.observe(scroll);
    const open = make("p", { className: "ps-calculator__open" }, result.open.length ? openWords(result) : "");
    return make("div", { className: "ps-calculator__result" },
      title, ...(result.dues.length ? [scroll] : []), open);
  }

  const asText = (found) => found.map((result) => [
    heading(result),
    ...result.dues.map(({ row, day }) => `${dayWords(day)}\t${row.cells[0].innerText.trim()}`
      + `\t${row.cells[2].innerText.trim()}\t${row.cells[3].innerText.trim()}`),
    ...(result.open.length ? [openWords(result)] : []),
  ].join("\n")).join("\n\n");

  /* A diary file (RFC 5545): whole days, lines folded at 75 octets, no word about any child. */
  function diary(found) {
    const safe = (words) => words.replace(/[\\;,]/g, "\\$&").replace(/\s*\n\s*/g, "\\n");
    const fold = (line) => {
      const parts = [];
      let part = "";
      let size = 0;
      for (const sign of line) {
        const more = new TextEncoder().encode(sign).length;
        if (size + more > 74) {
          parts.push(part);
          part = "";
          size = 0;
        }
        part += sign;
        size += more;
      }
      return [...parts, part].join("\r\n ");
    };
    const stamp = new Date().toISOString().replace(/[-:]|\.\d+/g, "");
    const short = (day) => written(day).replaceAll("-", "");
    const page = location.href.replace(/[?#].*/, "");
    const events = found.flatMap((result) => result.dues
      .flatMap(({ limit, row, day }) => [
        "BEGIN:VEVENT",
        `UID:${limit.key}-${written(result.day)}-${written(day)}@timescale-calculator`,
        `DTSTAMP:${stamp}`,
        `DTSTART;VALUE=DATE:${short(day)}`,
        `DTEND;VALUE=DATE:${short(day + DAY)}`,
        `SUMMARY:${safe(`${row.cells[0].innerText.trim()}: last day`)}`,
        `DESCRIPTION:${safe(`${row.cells[2].innerText.trim()}. ${heading(result)}. `
          + `${dayWords(day)}. ${row.cells[3].innerText.trim()}.\n${page}`)}`,
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
      ]));
    return ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Timescale calculator//EN",
      ...events, "END:VCALENDAR", ""].map(fold).join("\r\n");
  }

  function save(words) {
    const address = URL.createObjectURL(new Blob([words], { type: "text/calendar" }));
    make("a", { href: address, download: "timescales.ics" }).click();
    setTimeout(() => URL.revokeObjectURL(address), 1000);
  }

  const inputs = starts.map((start) => make("input", {
    type: "date", id: `ps-from-${start.key}`, name: start.key, min: written(first), max: written(last),
  }));
  const hints = new Map(starts.filter((start) => start.lastDayOf).map((start) => [
    start.key, "Leave it empty to count from the last day allowed.",
  ]));
  const fields = inputs.map((input, at) => {
    const words = hints.get(input.name);
    const hint = words ? [make("span", { id: `${input.id}-hint`, className: "ps-calculator__hint" }, words)] : [];
    if (words) input.setAttribute("aria-describedby", `${input.id}-hint`);
    return make("p", { className: "ps-calculator__field" },
      make("label", { htmlFor: input.id }, starts[at].label), ...hint, input);
  });
  const status = make("p", { className: "ps-calculator__status" });
  status.setAttribute("role", "status");
  const shown = make("div", { className: "ps-calculator__results" });
  const button = (words, act) => make("button", { type: "button", className: "md-button", onclick: act }, words);
  const actions = make("p", { className: "ps-calculator__actions", hidden: true },
    button("Copy the dates", async () => {
      const isDone = await globalThis.packsiteCopied(asText(found));
      status.textContent = isDone
        ? "The dates are copied. Paste them where you need them."
        : "The browser did not allow copying. Mark the tables with the mouse, and copy them.";
    }),
    button("Print", () => window.print()),
    button("Add to my calendar", () => {
      save(diary(found));
      status.textContent = "The file timescales.ics is in your downloads. Open it to add the dates to your diary.";
    }),
    button("Clear", () => {
      inputs.forEach((input) => { input.value = ""; });
      work();
      inputs[0].focus();
    }));
  let found = [];

  function work() {
    const typed = new Map(inputs
      .map((input) => [input.name, read(input.value)])
      .filter(([, day]) => !Number.isNaN(day)));
    const outside = [...typed.values()].some((day) => !isKnown(day));
    found = outside ? [] : results(typed);
    shown.replaceChildren(...found.map(table));
    actions.hidden = !found.length;
    const count = found.flatMap(({ dues }) => dues).length;
    if (outside) {
      status.textContent = `This calculator knows the bank holidays of ${years[0]} to ${years[years.length - 1]}. Type a date in these years.`;
    } else {
      status.textContent = typed.size ? `${count} due dates are worked out below.` : "";
    }
    const query = new URLSearchParams([...typed].map(([key, day]) => [key, written(day)])).toString();
    history.replaceState(history.state, "", query ? `#${query}` : location.pathname + location.search);
  }

  const asked = new URLSearchParams(location.hash.slice(1));
  inputs.forEach((input) => {
    input.value = asked.get(input.name) ?? "";
    input.addEventListener("input", work);
  });
  const form = make("form", { onsubmit: () => false },
    make("fieldset", {}, make("legend", {}, "Type the dates that you know"), ...fields));
  root.append(form, status, actions, shown);
  if (location.hash.includes("=")) work();
})();
