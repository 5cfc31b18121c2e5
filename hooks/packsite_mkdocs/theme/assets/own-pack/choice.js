/* Which pages are in the reader's own pack, on every page of the site. The choice lives in the address
   and nowhere else: `?pack=CPS-05.CNP-01`. Links take it along, just before they are followed. The title
   stands behind the `#`, which is not sent to a server; a link to a place in a page leaves it behind. */
(() => {
  const { all, make, button, plural, title, withParameter, showAddress, beforeUse } = packsite.dom;
  const BUILDER = new URL("packs/build.html", packsite.root);
  const ID = /^[A-Z]{2,4}-\d[A-Z0-9-]*$/;
  const CHANGED = "packsite:choice";
  const valid = (some) => [...new Set(some.map((id) => id.toUpperCase()).filter((id) => ID.test(id)))];
  const packOf = (url) => valid((url.searchParams.get("pack") ?? "").split("."));
  const wordsOf = (hash) => new URLSearchParams([...new URLSearchParams(hash.slice(1))]
    .filter(([name, words]) => ["title", "for", "large"].includes(name) && words));

  let ids = packOf(new URL(location.href));
  let words = wordsOf(location.hash);

  /* An address with this choice in it; its own place in the page comes before the title. */
  function withChoice(address, chosen = ids) {
    const url = withParameter(address, "pack", chosen.join("."));
    const isPlace = url.hash && !wordsOf(url.hash).size;
    if (!isPlace) url.hash = chosen.length ? words.toString() : "";
    return url.href;
  }

  function change(chosen, given = words) {
    [ids, words] = [valid(chosen), given];
    showAddress(withChoice(location.href));
    document.dispatchEvent(new CustomEvent(CHANGED));
  }

  /* Show the choice now, and again whenever it changes. */
  function onChoice(show) {
    document.addEventListener(CHANGED, show);
    show();
  }

  packsite.choice = {
    builder: BUILDER.href,
    get ids() { return [...ids]; },
    get words() { return new URLSearchParams(words); },
    change,
    onChoice,
    withChoice,
  };

  /* Links to pages of this site take the choice along. A link that brings a pack of its own adds it. */
  const brought = new Map();
  beforeUse((link) => {
    if (link.closest("[data-own-choice]")) return;
    const url = new URL(link.href);
    if (!brought.has(link)) brought.set(link, packOf(url));
    const chosen = valid([...ids, ...brought.get(link)]);
    if (chosen.length || url.searchParams.has("pack")) link.href = withChoice(link.href, chosen);
  });

  /* Who goes back comes to the page as it was before the last choices: they come along too. */
  addEventListener("pageshow", () => {
    const { navigationType, from } = globalThis.navigation?.activation ?? {};
    if (navigationType !== "traverse" || !from?.url?.startsWith(packsite.root.href)) return;
    const before = new URL(from.url);
    const chosen = packOf(before);
    if (chosen.length) change(chosen, words.size ? words : wordsOf(before.hash));
  });

  /* The button that puts this page into the pack or takes it out, and says so. */
  function toggle(own, name, status) {
    return button("", "ps-own-bar__button", () => {
      const isIn = ids.includes(own);
      change(isIn ? ids.filter((id) => id !== own) : [...ids, own]);
      status.textContent = `${isIn ? "Removed" : "Added"}: ${name}. ${ids.length ? plural(ids.length, "page") : "Nothing"} in my pack.`;
    });
  }

  /* Where the bar of a page goes: beside its PDFs, among its facts, or below what stands at its head. */
  function place(shown, article, heading) {
    const [home, facts, summary] = [".ps-home", ".ps-facts", ".ps-summary"].map((name) => article.querySelector(name));
    if (facts && !home) (facts.querySelector(".ps-actions") ?? facts).append(shown);
    else (home ?? summary ?? heading).after(shown);
  }

  /* The button, and the link to the pack once there is one. The home page, for first help, has only the link. */
  function bar() {
    const own = document.querySelector("meta[name=packsite-choosable]")?.content;
    const article = document.querySelector(".md-content__inner");
    const heading = article?.querySelector("h1");
    if (!heading || document.querySelector(".ps-own-pack")) return;
    const status = make("span", { className: "ps-unseen", role: "status" });
    const adding = toggle(own, title(heading), status);
    adding.hidden = !own || Boolean(article.querySelector(".ps-home"));
    const link = make("a", { className: "ps-own-bar__link", "data-own-choice": "" });
    const shown = make("span", "ps-own-bar no-print", adding, link, status);
    onChoice(() => {
      adding.textContent = ids.includes(own) ? "In my pack – remove" : "Add to my pack";
      link.hidden = !ids.length;
      link.textContent = `My pack (${ids.length})`;
      link.href = withChoice(BUILDER.pathname + location.search); // a role stays
      shown.classList.toggle("ps-own-bar--chosen", ids.length > 0);
      shown.hidden = adding.hidden && !ids.length;
    });
    place(shown, article, heading);
  }

  document.addEventListener("DOMContentLoaded", () => {
    bar();
    // On the page of a pack: once there is a choice, the pages are added to it.
    all(".ps-own-start").forEach((link) => {
      const plain = link.textContent;
      onChoice(() => { link.textContent = ids.length ? "Add these pages to my pack" : plain; });
    });
  });
})();
