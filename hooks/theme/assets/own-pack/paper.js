/* A pack on paper: cover, contents with the numbers of the pages, and the pages that were chosen.

   Everything a page needs is fetched first (`ready`), so that `lay` can set the whole document at
   once, even while the browser is about to print. */

globalThis.packsitePaper = (() => {
  const { root, builder, withChoice } = globalThis.packsiteChoice;
  const { partnership, siteUrl, kinds, pages } = globalThis.packsiteOwnPack;
  const sheets = globalThis.packsiteSheets;
  const byId = new Map(pages.map((page) => [page.id, page]));
  const FACES = ["400 10pt", "italic 400 10pt", "600 10pt", "700 10pt"];
  const isServed = location.protocol.startsWith("http");
  const site = siteUrl || (isServed ? root : "");

  const make = (tag, className = "", ...inside) => {
    const element = document.createElement(tag);
    if (className) element.className = className;
    element.append(...inside);
    return element;
  };
  const day = (date) => new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric" }).format(date);
  const first = (words) => words[0].toUpperCase() + words.slice(1);
  const isOverdue = ({ due }) => {
    const [year, month, date] = due.split("-").map(Number);
    return Boolean(due) && new Date() >= new Date(year, month - 1, date + 1);
  };

  const once = new Map();
  function fetched(address, element) {
    if (!once.has(address)) {
      once.set(address, new Promise((resolve, reject) => {
        element.addEventListener("load", resolve);
        element.addEventListener("error", () => {
          once.delete(address);
          element.remove();
          reject(new Error(address));
        });
        document.head.append(element);
      }));
    }
    return once.get(address);
  }
  const script = (address) => fetched(address, Object.assign(make("script"), { src: address }));
  const look = (address) => fetched(address, Object.assign(make("link"), { rel: "stylesheet", href: address }));

  /* The words of a page, their pictures with the address they have from here. */
  function content(id) {
    const template = make("template");
    template.innerHTML = globalThis.packsiteOwnPages[id];
    template.content.querySelectorAll("img").forEach((image) => {
      image.src = new URL(image.getAttribute("src"), root).href;
    });
    return template.content;
  }

  async function picture(source) {
    const image = new Image();
    image.src = source;
    await image.decode().catch(() => {});  // a browser shows the text alternative instead
  }

  const done = new Set();
  const isReady = (ids) => ids.every((id) => done.has(id));

  /* Fetch what the pages need: words, pictures, letters, looks. */
  async function ready(ids) {
    await Promise.all([
      look(new URL("assets/own-pack/paper.css", root).href),
      ...FACES.map((face) => document.fonts.load(`${face} "Partnership Sans"`)),
      ...ids.map((id) => script(new URL(`packs/own/${id}.js`, root).href)),
    ]);
    const images = ids.flatMap((id) => [...content(id).querySelectorAll("img")].map(({ src }) => src));
    await Promise.all([...new Set(images)].map(picture));
    ids.forEach((id) => done.add(id));
  }

  /* What stands around words in brackets: commas where brackets are open already. */
  function aside(link) {
    const range = document.createRange();
    range.setStart(link.closest("p, li, td, dd, div"), 0);
    range.setEndBefore(link);
    const before = range.toString();
    const count = (sign) => before.split(sign).length;
    if (count("(") <= count(")")) return [" (", ")"];
    const after = link.nextSibling?.textContent.trimStart() ?? "";
    return [", ", !after || /^[),.;]/.test(after) ? "" : ","];
  }

  /* A link leads to its place in the pack, with the page's number, or to the site, with its code. */
  function settleLinks(block, own, ids) {
    block.querySelectorAll("a[data-to]").forEach((link) => {
      const { to, at, code } = link.dataset;
      const isInside = ids.includes(to);
      const isHeading = link.closest("h1, h2, h3, h4, h5, h6");
      const notes = code && to !== own ? [code] : [];
      if (isInside) {
        link.href = `#own-${to}${at ? `--${at}` : ""}`;
        if (to !== own) notes.push(make("span", "own-ref", "page ", Object.assign(make("b"), { title: to })));
      } else if (site && byId.has(to)) {
        link.href = new URL(byId.get(to).url + (at ? `#${at}` : ""), site).href;
      }
      if (notes.length && !isHeading) {
        const [start, end] = aside(link);
        link.after(make("span", "own-aside", start, ...notes.flatMap((note, n) => (n ? [", ", note] : [note])), end));
      }
      if (!link.hasAttribute("href")) link.replaceWith(...link.childNodes);
    });
  }

  function head(page) {
    const facts = make("dl", "own-facts");
    page.facts.forEach(([label, words]) => facts.append(make("div", "", make("dt", "", label), make("dd", "", words))));
    const title = make("h1", "", page.title);
    title.id = `own-${page.id}`;
    const made = make("div", "own-head",
      make("p", "own-head__kind", `${kinds[page.kind]} `, make("span", "own-code", page.id)),
      title,
      make("p", "own-head__summary", page.summary));
    if (isOverdue(page)) {
      made.append(make("p", "own-overdue", "This page was past its review date when it was printed. Check it with its owner before you rely on it."));
    }
    if (page.facts.length) made.append(facts);
    return made;
  }

  function item(page, ids) {
    const made = make("div", "own-item", head(page), content(page.id));
    settleLinks(made, page.id, ids);
    return made;
  }

  function cover(pack, chosen) {
    const count = chosen.length === 1 ? "1 page" : `${chosen.length} pages`;
    const late = chosen.filter(isOverdue).length;
    const box = make("div", "own-cover",
      make("p", "own-cover__partnership", partnership),
      make("p", "own-cover__title", pack.title),
      ...(pack.for ? [make("p", "own-cover__for", pack.for)] : []),
      make("p", "own-cover__what", `${count} of the website, put together for print on ${day(new Date())}`));
    if (late) {
      const words = late === 1 ? "1 of them was past its review date" : `${late} of them were past their review date`;
      box.append(make("p", "own-overdue", `${words} on that day. Each says so at its head.`));
    }
    box.append(make("p", "own-cover__rule", make("strong", "", "Printed copies are not controlled. "),
      "The website is what counts: compare the version of a page with the one there before you rely on it."));
    const address = site && withChoice(siteUrl ? new URL("packs/build.html", siteUrl) : builder, pack.ids).replace(/#.*/, "");
    if (address && address.length < 200) {
      box.append(make("p", "own-cover__address", "This pack on the website: ", Object.assign(make("a", "", address), { href: address })));
    }
    return box;
  }

  function contents(chosen) {
    const row = (tag, ...cells) => make("tr", "", ...cells.map((cell) => make(tag, "", cell)));
    const heads = row("th", "Title", "Code", "Version", "Page");
    [...heads.cells].forEach((cell) => { cell.scope = "col"; });
    const rows = chosen.map((page) => {
      const link = Object.assign(make("a", "", page.title), { href: `#own-${page.id}` });
      return row("td", link, page.id, page.version || "–", Object.assign(make("b"), { title: page.id }));
    });
    return make("div", "own-item", make("p", "own-contents__title", "Contents"),
      make("table", "own-contents", make("thead", "", heads), make("tbody", "", ...rows)));
  }

  function sheet(part, left, right, foot) {
    const inside = make("div", "own-sheet__body");
    const top = make("div", `own-sheet__head${left || right ? "" : " own-sheet__head--empty"}`, make("span", "", left), make("span", "", right));
    const below = make("div", "own-sheet__foot", make("span", "", foot), make("span", "own-sheet__number"));
    // The lines that repeat on every sheet are read out on none.
    [top, below].forEach((one) => one.setAttribute("aria-hidden", "true"));
    part.append(make("div", "own-sheet", top, inside, below));
    return inside;
  }

  /* Number the sheets, and write the numbers wherever something leads to a page. */
  function number(paper) {
    const all = [...paper.querySelectorAll(".own-sheet")];
    all.forEach((one, at) => {
      one.querySelector(".own-sheet__number").textContent = `Page ${at + 1} of ${all.length}`;
    });
    const numbers = new Map(all.map((one, at) => [one, at + 1]));
    const numberOf = (id) => numbers.get(document.getElementById(id)?.closest(".own-sheet"));
    paper.querySelectorAll(".own-contents b, .own-ref b").forEach((mark) => {
      const link = mark.closest(".own-aside")?.previousElementSibling;
      const place = link?.getAttribute("href")?.slice(1);
      mark.textContent = String((place && numberOf(place)) || numberOf(`own-${mark.title}`));
      mark.removeAttribute("title");
    });
    paper.querySelectorAll('a[href^="#"]').forEach((link) => {
      const place = link.getAttribute("href").slice(1);
      if (!numberOf(place)) link.href = `#${place.replace(/--.*/, "")}`;
    });
    return all.length;
  }

  /* Set the pack in sheets of paper, in the place of any other; return how many there are. */
  function lay(pack) {
    document.querySelector(".ps-paper")?.remove();
    const chosen = pack.ids.map((id) => byId.get(id));
    if (!chosen.length) return 0;
    const paper = make("div", "ps-paper ps-paper--measured");
    paper.lang = "en-GB";
    paper.classList.toggle("ps-paper--long", chosen.length > 15);
    document.body.append(paper);
    const foot = `printed ${day(new Date())}. Printed copies are not controlled.`;
    const parts = [];
    // What is set already is put away, or a browser would measure all of it again for each block.
    const set = (blocks, left, right, below) => {
      const part = make("div", "own-part");
      paper.append(part);
      sheets(blocks, () => sheet(part, left, right, below));
      part.remove();
      parts.push(part);
    };
    set(make("div", "", cover(pack, chosen)), "", "", first(foot));
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
