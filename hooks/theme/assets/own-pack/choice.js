/* The reader's own pack: which pages are in it, on every page of the site.

   The choice lives in the address and nowhere else: `?pack=CPS-05.CNP-01`. Links take it along, just
   before they are followed. The title of the pack stands behind the `#`, which no browser sends to
   a server; a link to a place in a page has its own, so there the title is left behind. */

(() => {
  const ROOT = new URL(globalThis.packsite.root);
  const BUILDER = new URL("packs/build.html", ROOT);
  const ID = /^[A-Z]{2,4}-\d[A-Z0-9-]*$/;
  const SCRIPTS = ["packs/own/index.js", "assets/own-pack.js"];
  const WORDS = ["title", "for"];

  const idsOf = (text) => [...new Set((text ?? "").toUpperCase().split(".").filter((id) => ID.test(id)))];
  const wordsOf = (hash) => {
    const given = new URLSearchParams(hash.slice(1));
    return new URLSearchParams(WORDS.map((name) => [name, given.get(name) ?? ""]).filter(([, words]) => words));
  };

  let ids = idsOf(new URLSearchParams(location.search).get("pack"));
  let words = wordsOf(location.hash);

  /* An address with this choice in it; its own place in the page comes before the title. */
  function withChoice(address, chosen = ids) {
    const url = new URL(address, location.href);
    if (chosen.length) url.searchParams.set("pack", chosen.join("."));
    else url.searchParams.delete("pack");
    const isPlace = url.hash && !wordsOf(url.hash).size;
    if (!isPlace) url.hash = chosen.length && words.size ? words.toString() : "";
    return url.href;
  }

  function change(chosen, given = words) {
    [ids, words] = [idsOf(chosen.join(".")), given];
    history.replaceState(history.state, "", withChoice(location.href));
    document.dispatchEvent(new CustomEvent("packsite:choice"));
  }

  globalThis.packsiteChoice = {
    root: ROOT.href,
    builder: BUILDER.href,
    get ids() { return [...ids]; },
    get words() { return new URLSearchParams(words); },
    change,
    withChoice,
  };

  /* Links to pages of this site take the choice along. A link that brings a pack of its own adds it. */
  const brought = new Map();
  function carry(link) {
    const url = new URL(link.href, location.href);
    const isPage = url.href.startsWith(ROOT.href) && /(\/|\.html)$/.test(url.pathname);
    const isHere = url.pathname === location.pathname && url.hash;
    if (!isPage || (isHere && link.getAttribute("href").startsWith("#"))) return;
    if (!brought.has(link)) brought.set(link, idsOf(url.searchParams.get("pack")));
    const all = [...ids, ...brought.get(link)];
    if (all.length || url.searchParams.has("pack")) link.href = withChoice(link.href, idsOf(all.join(".")));
  }
  ["pointerdown", "focusin", "click"].forEach((type) => {
    document.addEventListener(type, ({ target }) => {
      const link = target.closest?.("a[href]");
      if (link && !link.closest("[data-own-choice]")) carry(link);
    }, { capture: true });
  });

  /* Who goes back comes to the page as it was before the last choices: they come along too. */
  addEventListener("pageshow", () => {
    const { navigationType, from } = globalThis.navigation?.activation ?? {};
    if (navigationType !== "traverse" || !from?.url?.startsWith(ROOT.href)) return;
    const before = new URL(from.url);
    const chosen = idsOf(before.searchParams.get("pack"));
    if (chosen.length) change(chosen, words.size ? words : wordsOf(before.hash));
  });

  const make = (tag, facts = {}, ...inside) => {
    const element = Object.assign(document.createElement(tag), facts);
    element.append(...inside);
    return element;
  };

  /* Beside the PDFs of a page: the button, and the way to the pack once there is one. The home page
     has only the latter, below all else: there the first help comes first. */
  function bar() {
    const own = document.querySelector("meta[name=packsite-choosable]")?.content;
    const article = document.querySelector(".md-content__inner");
    const title = article?.querySelector("h1");
    if (!title || document.querySelector(".ps-own-pack")) return;
    const home = article.querySelector(".ps-home");
    const row = !home && article.querySelector(".ps-facts .ps-actions");
    const place = home ?? article.querySelector(".ps-facts") ?? article.querySelector(".ps-summary") ?? title;
    const name = title.textContent.replace("¶", "").trim();
    const status = make("span", { className: "ps-unseen" });
    status.setAttribute("role", "status");
    const button = make("button", { type: "button", className: "ps-own-bar__button", hidden: !own || home });
    const link = make("a", { className: "ps-own-bar__link" });
    link.dataset.ownChoice = "";
    const shown = make("span", { className: "ps-own-bar no-print" }, button, link, status);
    const count = () => (ids.length === 1 ? "1 page" : `${ids.length} pages`);

    function show() {
      const isIn = ids.includes(own);
      button.textContent = isIn ? "In my pack – remove" : "Add to my pack";
      link.hidden = !ids.length;
      link.textContent = `My pack (${ids.length})`;
      link.href = withChoice(new URL(`${BUILDER.pathname}${location.search}`, BUILDER)); // a role stays
      shown.classList.toggle("ps-own-bar--chosen", ids.length > 0);
      shown.hidden = button.hidden && !ids.length;
    }
    button.addEventListener("click", () => {
      const isIn = ids.includes(own);
      change(isIn ? ids.filter((id) => id !== own) : [...ids, own]);
      status.textContent = `${isIn ? "Removed" : "Added"}: ${name}. ${ids.length ? count() : "Nothing"} in my pack.`;
    });
    document.addEventListener("packsite:choice", show);
    show();
    if (row) row.append(shown);
    else place.after(shown);
  }

  /* On the page of a pack: once there is a choice, the pages are added to it. */
  function starts() {
    const links = [...document.querySelectorAll(".ps-own-start")];
    const plain = links.map((link) => link.textContent);
    const show = () => links.forEach((link, at) => {
      link.textContent = ids.length ? "Add these pages to my pack" : plain[at];
    });
    document.addEventListener("packsite:choice", show);
    show();
  }

  /* What builds a pack is fetched by the page that does it, one after the other. */
  function builder() {
    if (!document.querySelector(".ps-own-pack")) return;
    SCRIPTS.forEach((name) => {
      document.head.append(make("script", { async: false, src: new URL(name, ROOT).href }));
    });
  }

  // After Material's own script, which waits for the same moment.
  document.addEventListener("DOMContentLoaded", () => [bar, starts, builder].forEach((start) => start()));
})();
