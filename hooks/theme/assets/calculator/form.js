/* The timescale calculator: a date in, every due date out, with cells of the table below. The dates live in the address. */
(() => {
  const { all, make, table, showAddress, reachable } = packsite.dom;
  const { years, limits } = packsite.timescales;
  const { plain, parse, isKnown, results, dueWords, heading, openWords, asText, asDiary } = packsite.dates;
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

  const inputs = all("input", root);
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
  form.addEventListener("submit", (event) => event.preventDefault());
  all("button", actions).forEach((button, at) => button.addEventListener("click", [copy, () => window.print(), save, clear][at]));
  root.hidden = false;
  if (location.hash.includes("=")) work();
})();
