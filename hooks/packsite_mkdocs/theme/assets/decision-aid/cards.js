/* A decision aid as cards: one question at a time, from the sections of the page. The step is in the address
   and the way to it in the browser's history, so that Back works and nothing is kept once the tab is closed. */
(() => {
  const { all, make, button, plural, title } = packsite.dom;

  /* An answer: its word, what to do first, and the step that it leads to. */
  function answer(line) {
    const copy = line.cloneNode(true);
    const [word, link] = [copy.querySelector("strong"), all("a", copy).at(-1)];
    [word, link].forEach((one) => one.remove());
    return { word: word.textContent.replace(":", ""), to: link.hash.slice(1), first: [...copy.childNodes] };
  }

  /* One step for each heading, with all that stands below it as a card. */
  function step(heading) {
    const card = make("section", { className: "ps-aid__card", "aria-labelledby": heading.id });
    heading.before(card);
    card.append(heading);
    while (card.nextSibling && card.nextSibling.nodeName !== "H3") card.append(card.nextSibling);
    heading.tabIndex = -1;
    return { card, heading, id: heading.id, answers: heading.matches(".ps-aid__question") ? all("li", card).map(answer) : [] };
  }

  /* What an answer says to do before the next step. */
  const firstOf = ({ answers }, word) => answers.find((one) => one.word === word).first.map((one) => one.cloneNode(true));

  /* An answer of the way so far, which leads back to its question. */
  function entry(from, word, goBack) {
    const onclick = (event) => { event.preventDefault(); goBack(); };
    const link = make("a", { href: `#${from.id}`, onclick }, title(from.heading).replace(/^\d+\. /, ""));
    return make("li", {}, link, " ", make("strong", {}, word), ...firstOf(from, word));
  }

  const statusOf = ({ answers }, count) => {
    if (!answers.length) return "What to do";
    return count ? `${plural(count, "answer")} so far` : "One question at a time";
  };

  /* The buttons below each question. */
  function addButtons({ card, id, answers }, choose) {
    const buttons = answers.map(({ word, to }) => button(word, "ps-aid__answer", () => choose(to, { id, word })));
    if (buttons.length) card.append(make("div", { className: "ps-aid__answers", role: "group", "aria-labelledby": id }, ...buttons));
  }

  /* All around the cards: what is said of the step, the ways out, and the way so far. */
  function frame(aid, onBack, onAgain) {
    const parts = {
      status: make("p", "ps-aid__status"),
      before: make("p", "ps-aid__before"),
      back: button("Back to the last question", "ps-aid__control", onBack),
      again: button("Start again", "ps-aid__control", onAgain),
      path: make("ol", { className: "ps-aid__way", "aria-label": "Your answers so far" }),
    };
    const asText = button("Show all as text", "ps-aid__control", () => {
      const isCards = aid.classList.toggle("ps-aid--cards");
      asText.textContent = isCards ? "Show all as text" : "Show one question at a time";
    });
    aid.prepend(make("div", { role: "status" }, parts.status, parts.before));
    aid.append(make("div", "ps-aid__controls", parts.back, parts.again, asText), parts.path);
    aid.classList.add("ps-aid--cards");
    return parts;
  }

  /* Show one decision aid as cards. */
  function start(aid) {
    const steps = all("h3", aid).map(step);
    const at = (id) => steps.find((one) => one.id === id);
    let way = [];

    function show() {
      const here = at(location.hash.slice(1));
      const shown = here ?? steps[0];
      way = (history.state?.way ?? []).filter(({ id }) => at(id));  // another aid on the page has its own way
      const last = way.at(-1);
      steps.forEach(({ card }) => card.classList.toggle("ps-aid__card--shown", card === shown.card));
      status.textContent = statusOf(shown, way.length);
      before.replaceChildren(...(last ? firstOf(at(last.id), last.word) : []));
      path.replaceChildren(...way.map(({ id, word }, place) => entry(at(id), word, () => go(id, way.slice(0, place)))));
      back.hidden = !last;
      again.hidden = shown === steps[0];
      here?.heading.focus();
      if (here) aid.scrollIntoView({ block: "nearest" });
    }

    /* Go to a step, as a new entry of the history. */
    function go(id, nextWay) {
      history.pushState({ way: nextWay }, "", `#${id}`);
      show();
    }

    const { status, before, back, again, path } = frame(
      aid, () => go(way.at(-1).id, way.slice(0, -1)), () => go(steps[0].id, []));
    steps.forEach((one) => addButtons(one, (to, given) => go(to, [...way, given])));
    addEventListener("popstate", show);
    show();
  }

  all(".ps-aid").forEach(start);
})();
