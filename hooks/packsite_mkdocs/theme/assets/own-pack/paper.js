/* A pack on paper: cover, contents with page numbers, and the chosen pages. `ready` fetches all they
   need, so that `lay` can set the document at once, even while the browser is about to print. */
packsite.paper = (() => {
  const { all, make, table, plural, load } = packsite.dom;
  const { builder, withChoice } = packsite.choice;
  const { partnership, siteUrl, kinds, pages } = packsite.ownPack;
  const byId = new Map(pages.map((page) => [page.id, page]));
  const FACES = ["400 10pt", "italic 400 10pt", "600 10pt", "700 10pt"];
  const site = siteUrl || (location.protocol.startsWith("http") ? packsite.root.href : "");
  const longDate = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric" });
  const today = () => longDate.format(new Date());
  const first = (words) => words[0].toUpperCase() + words.slice(1);
  const isOverdue = ({ due }) => Boolean(due) && packsite.review.daysUntil(due) < 0;

  /* The words of a page, their pictures with the address they have from here. */
  function content(id) {
    const template = make("template", { innerHTML: packsite.ownPages[id] });
    all("img", template.content).forEach((image) => {
      image.src = new URL(image.getAttribute("src"), packsite.root).href;
    });
    return template.content;
  }

  const done = new Set();
  // Held here, by its address: a picture that nothing holds is let go of, and has no height when it is set.
  const pictures = new Map();
  const isReady = (ids) => ids.every((id) => done.has(id));

  /* Fetch what a pack needs: words, pictures, fonts, looks. In the place of a picture that is lost a
     browser shows its text alternative, and in that of a font another one, measured and printed alike. */
  async function ready(pack) {
    const { ids } = pack;
    await Promise.all([load("assets/own-pack/paper.css"), ...ids.map((id) => load(`packs/own/${id}.js`))]);
    // A face is in several files, by script: those of all words that are set.
    const words = JSON.stringify([pack, partnership, ids.map((id) => [byId.get(id), content(id).textContent])]);
    const fonts = FACES.map((face) => document.fonts.load(`${face} "Partnership Sans"`, words));
    ids.flatMap((id) => all("img", content(id))).forEach(({ src }) => pictures.set(src, pictures.get(src) ?? make("img", { src })));
    await Promise.allSettled([...fonts, ...[...pictures.values()].map((image) => image.decode())]);
    ids.forEach((id) => done.add(id));
  }

  /* The signs around an aside: brackets, or commas where brackets are open already. */
  function aside(link) {
    const range = document.createRange();
    range.setStart(link.closest("p, li, th, td, dd, div"), 0);
    range.setEndBefore(link);
    const [open, closed] = ["(", ")"].map((sign) => range.toString().split(sign).length);
    if (open <= closed) return [" (", ")"];
    const after = link.nextSibling?.textContent.trimStart() ?? "";
    return [", ", !after || /^[),.;]/.test(after) ? "" : ","];
  }

  /* Lead a link to its place in the pack, or else to the site; one that leads nowhere is plain text. */
  function settleTarget(link, { to, at }, isInside) {
    if (isInside) link.href = `#own-${to}${at ? `--${at}` : ""}`;
    else if (site && byId.has(to)) link.href = new URL(byId.get(to).url + (at ? `#${at}` : ""), site).href;
    if (!link.hasAttribute("href")) link.replaceWith(...link.childNodes);
  }

  /* A link says where it leads: the page's code, and its number in the pack. */
  function settleLink(link, own, ids) {
    const { to, code } = link.dataset;
    const isInside = ids.includes(to);
    if (to !== own && (code || isInside) && !link.closest("h1, h2, h3, h4, h5, h6")) {
      const [start, end] = aside(link);
      const page = isInside && make("span", "own-ref", "page ", make("b", { title: to }));
      link.after(make("span", "own-aside", start, code, code && page && ", ", page, end));
    }
    settleTarget(link, link.dataset, isInside);
  }

  function head(page) {
    const facts = page.facts.map(([label, words]) => make("div", {}, make("dt", {}, label), make("dd", {}, words)));
    return make("div", "own-head",
      make("p", "own-head__kind", `${kinds[page.kind]} `, make("span", "own-code", page.id)),
      make("h1", { id: `own-${page.id}` }, page.title),
      make("p", "own-head__summary", page.summary),
      isOverdue(page) && make("p", "own-overdue", "This page was past its review date when it was printed. Check it with its owner before you rely on it."),
      facts.length && make("dl", "own-facts", ...facts));
  }

  function item(page, ids) {
    const made = make("div", "own-item", head(page), content(page.id));
    all("a[data-to]", made).forEach((link) => settleLink(link, page.id, ids));
    return made;
  }

  function cover(pack, chosen) {
    const late = chosen.filter(isOverdue).length;
    const were = late === 1 ? "1 of them was past its review date" : `${late} of them were past their review date`;
    const href = site && withChoice(siteUrl ? new URL("packs/build.html", siteUrl) : builder, pack.ids).replace(/#.*/, "");
    return make("div", "own-cover",
      make("p", "own-cover__partnership", partnership),
      make("p", "own-cover__title", pack.title),
      pack.for && make("p", "own-cover__for", pack.for),
      make("p", "own-cover__what", `${plural(chosen.length, "page")} of the website, put together for print on ${today()}`),
      late && make("p", "own-overdue", `${were} on that day. Each says so at its head.`),
      make("p", "own-cover__rule", make("strong", {}, "Printed copies are not controlled. "),
        "The website always comes first: compare the version of a page with the one there before you rely on it."),
      href && href.length < 200 && make("p", "own-cover__address", "This pack on the website: ", make("a", { href }, href)));
  }

  function contents(chosen) {
    const rows = chosen.map(({ id, title, version }) => {
      const cells = [make("a", { href: `#own-${id}` }, title), id, version || "–", make("b", { title: id })];
      return make("tr", {}, ...cells.map((cell) => make("td", {}, cell)));
    });
    return make("div", "own-item", make("p", "own-contents__title", "Contents"),
      table("own-contents", ["Title", "Code", "Version", "Page"], rows));
  }

  function sheet(part, left, right, foot) {
    const inside = make("div", "own-sheet__body");
    // The lines that repeat on every sheet are read out on none.
    const line = (className, ...words) => make("div", { className, "aria-hidden": "true" }, ...words);
    part.append(make("div", "own-sheet",
      line(`own-sheet__head${left || right ? "" : " own-sheet__head--empty"}`, make("span", {}, left), make("span", {}, right)),
      inside,
      line("own-sheet__foot", make("span", {}, foot), make("span", "own-sheet__number"))));
    return inside;
  }

  /* Number the sheets, and write the numbers wherever something leads to a page. */
  function number(paper) {
    const found = all(".own-sheet", paper);
    found.forEach((one, at) => {
      one.querySelector(".own-sheet__number").textContent = `Page ${at + 1} of ${found.length}`;
    });
    const numberOf = (id) => found.indexOf(document.getElementById(id)?.closest(".own-sheet")) + 1;
    all(".own-contents b, .own-ref b", paper).forEach((mark) => {
      const link = mark.closest(".own-aside")?.previousElementSibling;
      const place = link?.getAttribute("href")?.slice(1);
      mark.textContent = String((place && numberOf(place)) || numberOf(`own-${mark.title}`));
      mark.removeAttribute("title");
    });
    all('a[href^="#"]', paper).forEach((link) => {
      const place = link.getAttribute("href").slice(1);
      if (!numberOf(place)) link.href = `#${place.replace(/--.*/, "")}`;
    });
    return found.length;
  }

  /* Set the pack in sheets of paper, in the place of any other; return how many there are. */
  function lay(pack) {
    document.querySelector(".ps-paper")?.remove();
    const chosen = pack.ids.map((id) => byId.get(id));
    if (!chosen.length) return 0;
    const paper = make("div", { className: "ps-paper ps-paper--measured", lang: "en-GB" });
    paper.classList.toggle("ps-paper--large", pack.isLarge);
    document.body.append(paper);
    const foot = `printed ${today()}. Printed copies are not controlled.`;
    const parts = [];
    // What is set already is put away, or a browser would measure all of it again for each block.
    const set = (blocks, left, right, below) => {
      const part = make("div", "own-part");
      paper.append(part);
      packsite.sheets(blocks, () => sheet(part, left, right, below));
      part.remove();
      parts.push(part);
    };
    set(make("div", {}, cover(pack, chosen)), "", "", first(foot));
    set(contents(chosen), pack.title, "", first(foot));
    chosen.forEach((page) => {
      const version = page.version ? `, version ${page.version}` : "";
      set(item(page, pack.ids), page.title, page.id, `${page.id}${version}, ${foot}`);
    });
    paper.append(...parts);
    const count = number(paper);
    paper.classList.remove("ps-paper--measured");
    return count;
  }

  return { isReady, ready, lay, isOverdue };
})();
