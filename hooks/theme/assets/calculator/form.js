/* The timescale calculator: a date in, every due date out, with cells of the table below. The dates live in the address. */
(() => {
  const { all, make, button, table, showAddress, reachable } = packsite.dom;
  const { years, starts, limits } = packsite.timescales;
  const { first, last, plain, parse, isKnown, results, dueWords } = packsite.dates;
  const { heading, openWords, asText, asDiary } = packsite.diary;
  const root = document.querySelector(".ps-calculator");
  const { rows } = all("table", root.parentElement).find(({ tBodies }) => tBodies[0]?.rows.length === limits.length).tBodies[0];
  limits.forEach((limit, at) => {
    limit.cells = [0, 2, 3].map((column) => rows[at].cells[column]);
    [limit.what, limit.length, limit.source] = limit.cells.map((cell) => cell.innerText.trim());
  });
  let found = [];

  function shownTable(dues, name) {
    const body = dues.map(({ limit, day }) => make("tr", {}, make("th", { scope: "row" }, dueWords(day)),
      ...limit.cells.map((cell) => make("td", {}, ...cell.cloneNode(true).childNodes))));
    const box = make("div", "ps-calculator__scroll", table(name, ["By", "What", "Limit", "Based on"], body));
    reachable(box, name);
    return box;
  }

  function shownResult(result) {
    const { start, dues, open } = result;
    const title = make("h2", { id: `ps-due-${start.key}-words` }, heading(result));
    return make("div", "ps-calculator__result", title, dues.length && shownTable(dues, { "aria-labelledby": title.id }),
      make("p", "ps-calculator__open", open.length && openWords(result)));
  }

  function field({ key, label, lastDayOf }) {
    const id = `ps-from-${key}`;
    const hint = lastDayOf && make("span", { id: `${id}-hint`, className: "ps-calculator__hint" }, "Leave it empty to count from the last day allowed.");
    const input = make("input", { type: "date", id, name: key, min: plain(first), max: plain(last), ...(hint && { "aria-describedby": hint.id }) });
    return make("p", "ps-calculator__field", make("label", { htmlFor: id }, label), hint, input);
  }

  const fields = starts.map(field);
  const inputs = fields.map((one) => one.querySelector("input"));
  const status = make("p", { className: "ps-calculator__status", role: "status" });
  const shown = make("div", "ps-calculator__results");
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

  const acts = { "Copy the dates": copy, Print: () => window.print(), "Add to my calendar": save, Clear: clear };
  const actions = make("p", { className: "ps-calculator__actions", hidden: true },
    ...Object.entries(acts).map(([words, act]) => button(words, "md-button", act)));

  function work() {
    const typed = new Map(inputs.map(({ name, value }) => [name, parse(value)]).filter(([, day]) => !Number.isNaN(day)));
    const isOutside = ![...typed.values()].every(isKnown);
    found = isOutside ? [] : results(typed);
    shown.replaceChildren(...found.map(shownResult));
    actions.hidden = !found.length;
    const told = typed.size ? `${found.flatMap(({ dues }) => dues).length} due dates are worked out below.` : "";
    say(isOutside ? `This calculator knows the bank holidays for ${years[0]} to ${years.at(-1)}. Enter a date in these years.` : told);
    const query = new URLSearchParams([...typed].map(([key, day]) => [key, plain(day)])).toString();
    showAddress(query ? `#${query}` : location.pathname + location.search);
  }

  const asked = new URLSearchParams(location.hash.slice(1));
  inputs.forEach((input) => {
    input.value = asked.get(input.name) ?? "";
    input.addEventListener("input", work);
  });
  root.append(make("form", { onsubmit: () => false },
    make("fieldset", {}, make("legend", {}, "Enter the dates that you know"), ...fields)), status, actions, shown);
  if (location.hash.includes("=")) work();
})();
