/* The document in few words: elements, links and files that several scripts look for, make and load. */
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const plural = (count, noun) => `${count} ${noun}${count === 1 ? "" : "s"}`;

  /* Make an element. `facts` is its class, or its properties and attributes; a child may be missing. */
  function make(tag, facts = {}, ...children) {
    const element = document.createElement(tag);
    const named = typeof facts === "string" ? { className: facts } : facts;
    Object.entries(named).forEach(([name, value]) => {
      if (name in element) element[name] = value;
      else element.setAttribute(name, value);
    });
    element.append(...children.filter(Boolean));
    return element;
  }

  const button = (words, className, onclick) => make("button", { type: "button", className, onclick }, words);

  function table(facts, heads, rows) {
    const cells = heads.map((words) => make("th", { scope: "col" }, words));
    return make("table", facts, make("thead", {}, make("tr", {}, ...cells)), make("tbody", {}, ...rows));
  }

  /* The text of a heading, without its permanent link. */
  const title = (heading) => heading.textContent.replace("¶", "").replace(/\s+/g, " ").trim();

  function texts(element) {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const found = [];
    while (walker.nextNode()) found.push(walker.currentNode);
    return found;
  }

  /* An address with a parameter, or without one that is empty. */
  function withParameter(address, name, value) {
    const url = new URL(address, location.href);
    if (value) url.searchParams.set(name, value);
    else url.searchParams.delete(name);
    return url;
  }

  /* Show an address in the bar; browsers refuse to do so hundreds of times for nothing. */
  function showAddress(url) {
    const { href } = new URL(url, location.href);
    if (href !== location.href) history.replaceState(history.state, "", href);
  }

  const loaded = {};

  /* Load a script or style sheet of the site, once; scripts run in the order they are asked for. */
  function load(address) {
    const { href } = new URL(address, packsite.root);
    return loaded[href] ??= new Promise((onload, reject) => {
      const onerror = () => {
        delete loaded[href];
        reject(new Error(href));
      };
      document.head.append(href.endsWith(".css") ? make("link", { rel: "stylesheet", href, onload, onerror })
        : make("script", { async: false, src: href, onload, onerror }));
    });
  }

  /* Whether a link leads to another page of this site. */
  function isToPage(link) {
    const { href, pathname } = new URL(link.href);
    const isPlace = link.getAttribute("href").startsWith("#");
    return !isPlace && href.startsWith(packsite.root.href) && /(\/|\.html)$/.test(pathname);
  }

  /* Call with each link that is about to be used, even one that a script has made since. */
  function beforeUse(act) {
    ["pointerdown", "focusin", "click"].forEach((type) => document.addEventListener(type, ({ target }) => {
      const link = target instanceof Element && target.closest("a[href]");
      if (link && isToPage(link)) act(link);
    }, { capture: true }));
  }

  const regions = new Map();
  const widths = new ResizeObserver((entries) => entries.forEach(({ target }) => {
    const scrolls = target.scrollWidth > target.clientWidth;
    Object.entries({ role: "region", tabindex: "0", ...regions.get(target) }).forEach(([name, value]) => {
      if (scrolls) target.setAttribute(name, value);
      else target.removeAttribute(name);
    });
  }));

  /* Make a box, while it is wider than the page, a named region that the keyboard can reach. */
  function reachable(box, name) {
    regions.set(box, name);
    widths.observe(box);
  }

  /* Have the Back of a phone close what covers the page, where the browser can, instead of leaving it. */
  const onBack = (onclose) => window.CloseWatcher && Object.assign(new CloseWatcher(), { onclose });

  packsite.dom = {
    all, make, button, table, plural, title, texts, withParameter, showAddress, load, isToPage, beforeUse, reachable, onBack,
  };
})();
