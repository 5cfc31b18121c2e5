/* The timescale calculator: a date in, every due date out, with cells of the table below. The dates live in the address. */
(() => {
  const { all, make, plural, table, showAddress } = packsite.dom;
  const { years, limits } = packsite.timescales;
  const { plain, parse, isKnown, results, bySteps, startsOf, dueWords, heading, openWords, asText, asDiary } = packsite.dates;
  const root = document.querySelector(".ps-calculator");
  const { rows } = all("table", root.parentElement).find(({ tBodies }) => tBodies[0]?.rows.length === limits.length).tBodies[0];
  limits.forEach((limit, at) => {
    const [step, ...cells] = rows[at].cells;
    limit.step = step.innerText.trim();
    limit.cells = cells;
    [limit.what, limit.length, limit.source] = cells.map((cell) => cell.innerText.trim());
  });
  /* Only the limits of one standard, where its timescales lead here. */
  const standard = new URLSearchParams(location.search).get("standard");
  const own = limits.filter(({ pages }) => pages.includes(standard));
  const wanted = own.length ? own : limits;
  let found = [];

  const HEADS = ["By", "What", "Limit", "Based on"];

  function shownDue({ limit, day }) {
    const cells = limit.cells.map((cell, at) => make("td", { role: "cell", "data-label": `${HEADS[at + 1]}: ` }, ...cell.cloneNode(true).childNodes));
    return make("tr", { role: "row" }, make("th", { scope: "row", role: "rowheader" }, dueWords(day)), ...cells);
  }

  function shownStep({ step, dues }) {
    const head = make("th", { scope: "rowgroup", role: "rowheader", colSpan: HEADS.length }, step);
    return make("tbody", { role: "rowgroup" }, make("tr", { role: "row", className: "ps-calculator__step" }, head), ...dues.map(shownDue));
  }

  function shownResults() {
    const open = found.flatMap((result) => result.open);
    const dues = table({ className: "ps-calculator__dues", role: "table", "aria-label": "Due dates" }, HEADS, []);
    dues.tBodies[0].replaceWith(...bySteps(found).map(shownStep));
    return [
      make("ul", {}, ...found.map((result) => make("li", {}, heading(result)))), dues,
      make("p", "ps-calculator__open", open.length && openWords(open)),
    ];
  }

  const inputs = all(".date-fields", root).map(dateFields);
  const [form, status, actions, shown] = root.children;
  const say = (words) => { status.textContent = words; };

  async function copy() {
    say(await packsite.copy(asText(found))
      ? "The dates are copied. Paste them where you need them."
      : "The browser did not allow copying. Select the tables and copy them.");
  }

  function save() {
    const address = URL.createObjectURL(new Blob([asDiary(found)], { type: "text/calendar" }));
    make("a", { href: address, download: "timescales.ics" }).click();
    setTimeout(() => URL.revokeObjectURL(address), 1000);
    say("The file timescales.ics is in your downloads. Open it to add the dates to your diary.");
  }

  function clear() {
    inputs.forEach((input) => { input.value = ""; });
    work();
    inputs[0].focus();
  }

  function work() {
    const typed = new Map(inputs.map(({ name, value }) => [name, parse(value)]).filter(([, day]) => !Number.isNaN(day)));
    const isOutside = ![...typed.values()].every(isKnown);
    found = isOutside ? [] : results(typed, wanted);
    shown.replaceChildren(...(found.length ? shownResults() : []));
    actions.hidden = !found.length;
    const told = typed.size ? `${plural(found.flatMap(({ dues }) => dues).length, "due date")} below.` : "";
    say(isOutside ? `This calculator knows the bank holidays for ${years[0]} to ${years.at(-1)}. Enter a date in these years.` : told);
    const query = new URLSearchParams([...typed].map(([key, day]) => [key, plain(day)])).toString();
    showAddress(query ? `#${query}` : location.pathname + location.search);
  }

  const asked = new URLSearchParams(location.hash.slice(1));
  const needed = startsOf(wanted);
  inputs.forEach((input) => {
    input.element.hidden = own.length > 0 && !needed.has(input.name);
    input.value = input.element.hidden ? "" : asked.get(input.name) ?? "";
    input.element.addEventListener("input", work);
  });
  if (own.length) {
    form.before(make("p", "ps-calculator__own", `Only the limits of ${standard} are counted. `,
      make("a", { href: location.pathname }, "Count every limit")));
  }
  form.addEventListener("submit", (event) => event.preventDefault());
  all("button", actions).forEach((button, at) => button.addEventListener("click", [copy, () => window.print(), save, clear][at]));
  root.hidden = false;
  if (location.hash.includes("=")) work();
})();
