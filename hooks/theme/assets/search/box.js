/* Between Material's search box and our search. Material's script starts a worker and speaks to it
   (0 set up, 1 ready, 2 query, 3 result); what it gets is the stand-in below, which loads nothing
   until the reader turns to the search, adds the filters to a query, and says what was found. */

(() => {
  const SET_UP = 0, READY = 1, QUERY = 2, RESULT = 3;
  const place = (name) => new URL(name, globalThis.packsite.root).href;
  const SEARCH = place("assets/search.js");
  const DATA = { index: place("search/index.js"), text: place("search/text.js") };
  const Plain = window.Worker;

  /* Over http(s) a real worker; from a folder the same script in the page. */
  function begin(hear) {
    if (location.protocol !== "file:") {
      const worker = new Plain(SEARCH);
      worker.addEventListener("message", ({ data }) => hear(data));
      worker.addEventListener("error", () => hear({ failed: "The worker did not start." }));
      worker.postMessage({ load: DATA });
      return (message) => worker.postMessage(message);
    }
    const script = (address) => new Promise((resolve, reject) => {
      const element = document.createElement("script");
      element.src = address;
      element.addEventListener("load", resolve);
      element.addEventListener("error", () => reject(new Error(address)));
      document.head.append(element);
    });
    let search = null;
    const start = async () => {
      await script(SEARCH);
      await script(DATA.index);
      search = globalThis.packsiteSearch.answerer(globalThis.packsiteSearchIndex);
      hear({ filters: search.filters });
      await script(DATA.text);
      search.setTexts(globalThis.packsiteSearchText);
      hear({ hasText: true });
    };
    start().catch((reason) => hear({ failed: String(reason) }));
    return ({ query, filter: given, number }) => {
      const began = performance.now();
      const answer = search.answer(query, given);
      hear({ ...answer, number, took: performance.now() - began });
    };
  }

  class SearchWorker extends EventTarget {
    constructor() {
      super();
      SearchWorker.only = this;
      this.filter = { kind: -1, role: -1 };
      this.query = "";
      this.number = 0;
    }

    /* What Material says. */
    postMessage({ type, data }) {
      if (type === SET_UP) setTimeout(() => this.say({ type: READY }));
      if (type === QUERY) this.ask(data);
    }

    say(data) { this.dispatchEvent(new MessageEvent("message", { data })); }

    /* Load what is needed, once. */
    start() {
      this.send ??= begin((message) => this.hear(message));
    }

    ask(query = this.query) {
      this.query = query;
      this.number += 1;
      if (!query.trim()) {
        this.show({ items: [], about: null });
        return;
      }
      this.start();
      if (this.isReady) this.send({ query, filter: this.filter, number: this.number });
    }

    hear(message) {
      if (message.failed) this.show({ items: [], about: { failed: message.failed } });
      else if (message.filters) {
        this.isReady = true;
        fillFilters(message.filters);
        if (this.query.trim()) this.ask();
      } else if (message.hasText) {
        if (this.query.trim()) this.ask();
      } else if (message.number === this.number) this.show(message);
    }

    show({ items, about }) {
      this.say({ type: RESULT, data: { items } });
      tell(about);
    }
  }

  /* Stand in for Material's search only. */
  window.Worker = function Worker(address, options) {
    return String(address).includes("/workers/search") ? new SearchWorker() : new Plain(address, options);
  };

  const part = (name) => document.querySelector(`[data-ps-search-${name}]`);

  /* Say what was found; the place is read out by screen readers. */
  function tell(about) {
    const status = document.querySelector(".md-search-result__meta");
    const nearest = part("nearest");
    nearest.replaceChildren();
    nearest.hidden = true;
    if (!about) return;
    if (about.failed) {
      status.textContent = "The search could not be loaded. Use the menu, or load the page again.";
      return;
    }
    const pages = (count) => (count === 1 ? "1 page" : `${count} pages`);
    const meaning = about.said.length ? ` Also searched for: ${about.said.join("; ")}.` : "";
    if (about.count) {
      status.textContent = `${pages(about.count)}.${meaning}`;
    } else if (about.all) {
      status.textContent = `Nothing with these filters. ${pages(about.all)} without them.`;
      offer(nearest, ["Search without filters"], () => {
        part("filters").querySelectorAll("select").forEach((select) => { select.value = "-1"; });
        filter();
      });
    } else if (about.isOpen) {
      status.textContent = "Type a word for what you are looking for. Below is what to do if you are worried about a child.";
    } else {
      status.textContent = about.nearest.length
        ? "Nothing found. These words are near, and below is what to do if you are worried about a child."
        : "Nothing found. Below is what to do if you are worried about a child.";
      offer(nearest, about.nearest, (words) => {
        field().value = words;
        field().focus();
        field().dispatchEvent(new KeyboardEvent("keyup"));
      });
    }
  }

  const field = () => document.querySelector("[data-md-component=search-query]");

  function offer(list, names, choose) {
    list.hidden = !names.length;
    list.append(...names.map((name) => {
      const item = document.createElement("li");
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = name;
      button.addEventListener("click", () => choose(name));
      item.append(button);
      return item;
    }));
  }

  function fillFilters(filters) {
    const box = part("filters");
    for (const [name, options] of Object.entries(filters)) {
      const select = box.querySelector(`[name="${name}"]`);
      select.append(...options.map(([value, label]) => new Option(label, value)));
    }
    box.hidden = false;
  }

  function filter() {
    const value = (name) => Number(part("filters").querySelector(`[name="${name}"]`).value);
    SearchWorker.only.filter = { kind: value("kinds"), role: value("roles") };
    SearchWorker.only.ask();
  }

  /* Material closes the search on Tab and takes every other key for the field. Here Tab goes on to
     the filters and the results, and the search closes when the focus leaves it. */
  function keys(panel, toggle) {
    panel.addEventListener("keydown", (event) => {
      const inField = event.target === field();
      const inFilters = event.target.closest("[data-ps-search-filters]");
      const isTyping = event.key.length === 1 && event.key !== " ";
      const isForMaterial = ["Escape", "ArrowUp", "ArrowDown"].includes(event.key) || isTyping;
      if (event.key === "Tab" || (inFilters ? event.key !== "Escape" : !inField && !isForMaterial)) event.stopPropagation();
    });
    panel.addEventListener("focusout", ({ relatedTarget }) => {
      if (toggle.checked && relatedTarget && !panel.contains(relatedTarget)) toggle.click();
    });
  }

  /* Material takes its results out of the tab order, for they answer to the arrow keys; both is better. */
  function reachable(list) {
    new MutationObserver(() => {
      list.querySelectorAll("[tabindex]").forEach((one) => one.removeAttribute("tabindex"));
    }).observe(list, { childList: true });
  }

  document.addEventListener("DOMContentLoaded", () => {
    const toggle = document.querySelector("[data-md-toggle=search]");
    const panel = part("panel");
    if (!field() || !panel) return;
    const start = () => SearchWorker.only?.start();
    toggle.addEventListener("change", () => toggle.checked && start());
    field().addEventListener("focus", start);
    part("filters").addEventListener("change", filter);
    keys(panel, toggle);
    reachable(document.querySelector(".md-search-result__list"));
  });
})();
