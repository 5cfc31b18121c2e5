/* Dividing what goes on to the next sheet: lists by items, tables by rows, notes and long paragraphs by lines. */
packsite.pieces = (() => {
  const { all, make, texts } = packsite.dom;
  const CONTAINERS = "ul, ol, dl, li, dd, div, section, blockquote, table";
  const BLOCKS = "p, ul, ol, dl, table, div, section, blockquote, pre, figure, h1, h2, h3, h4, h5, h6, hr";
  const TEARABLE = "p, li, dd, dt, td, th, tr, pre, div, blockquote";

  /* Let text that stands beside blocks be a block as well, so that all can be moved. */
  function wrapRuns(parent) {
    const isBlock = (child) => child.matches?.(BLOCKS);
    const children = [...parent.childNodes];
    if (!children.some(isBlock)) return;
    let run = null;
    children.forEach((child) => {
      if (isBlock(child)) run = null;
      else if (run || child.textContent.trim()) {
        run ??= parent.insertBefore(make("div", "own-run"), child);
        run.append(child);
      } else child.remove();
    });
  }

  /* Rows to be filled in are high, and a head without words is none. */
  function markBlanks(table) {
    const isBlank = (cell) => !cell.hasChildNodes();
    const rows = [...(table.tBodies[0]?.rows ?? [])];
    const isForm = rows.every(({ cells }) => isBlank(cells[cells.length - 1]));
    rows.filter(({ cells }) => isForm || [...cells].every(isBlank)).forEach((row) => row.classList.add("own-blank"));
    if ([...(table.tHead?.rows[0].cells ?? [])].every(isBlank)) table.tHead?.classList.add("own-nohead");
  }

  function settle(root) {
    [root, ...all("li, dd, blockquote, div", root)].forEach(wrapRuns);
    all("table", root).forEach(markBlanks);
    all("p, .own-run", root).forEach((one) => {
      const next = one.nextElementSibling;
      const leads = next?.matches("ul, ol, dl, table, blockquote") && one.textContent.trim().endsWith(":");
      if (leads || (next?.matches("table") && one.textContent.length < 160)) one.classList.add("own-lead");
    });
  }

  /* Whether something may go on over several sheets, one of its parts after the other. */
  function isContainer(node) {
    return node.matches(CONTAINERS)
      && (node.matches("table, ul, ol, dl") || [...node.children].some((child) => child.matches(BLOCKS)));
  }

  /* The columns of a table with their widths, taken once, so that they are the same on every sheet. */
  function columns(table) {
    const cells = [...([...table.rows].find((row) => row.offsetHeight)?.cells ?? [])];
    const widthOf = (one) => one.getBoundingClientRect().width;
    return make("colgroup", {}, ...cells.map((cell) => make("col", { style: `width: ${100 * widthOf(cell) / (widthOf(table) || 1)}%` })));
  }

  /* A table that goes on over several sheets: each piece has its head, and columns as wide. */
  function openedTable(from) {
    const group = columns(from);
    const piece = (placed, isFirst) => {
      const [root, inner] = [from.cloneNode(false), make("tbody")];
      root.append(...[group, from.tHead].filter(Boolean).map((one) => one.cloneNode(true)), inner);
      root.classList.add("own-fixed");
      if (!isFirst) all("[id]", root).forEach((one) => one.removeAttribute("id"));
      return { root, inner };
    };
    return { children: all(":scope > tbody > tr, :scope > tr", from), piece };
  }

  /* Something that goes on over several sheets: its parts, and a function that makes its next piece. */
  function opened(from) {
    if (from.matches("table")) return openedTable(from);
    const piece = (placed, isFirst) => {
      const root = from.cloneNode(false);
      if (!isFirst) goesOn(root);
      if (from.matches("ol") && placed) root.start = from.start + placed;
      return { root, inner: root };
    };
    return { children: [...from.childNodes], piece };
  }

  function goesOn(rest) {
    rest.removeAttribute("id");
    rest.classList.add("own-continued");
  }

  /* Take out of an element what lies below a line across the sheet, as an element of its own. */
  function tear(element, line) {
    if (!element.matches(TEARABLE)) return null;
    if (element.matches("tr")) return tearRow(element, line);
    const place = firstBelow(element, line);
    if (!place) return null;
    const range = document.createRange();
    range.setStart(...place);
    range.setEnd(element, element.childNodes.length);
    const rest = element.cloneNode(false);
    goesOn(rest);
    rest.append(range.extractContents());
    if (element.matches("pre")) trimEnd(element);
    return rest;
  }

  function tearRow(row, line) {
    const cells = [...row.cells];
    const torn = cells.map((cell) => tear(cell, line - space(cell)));
    if (!torn.some(Boolean)) return null;
    if (cells.every((cell) => !cell.textContent.trim())) {
      torn.forEach((rest, at) => cells[at].append(...(rest?.childNodes ?? [])));
      return null;
    }
    const rest = row.cloneNode(false);
    rest.append(...torn.map((cell, at) => cell ?? cells[at].cloneNode(false)));
    rest.classList.add("own-continued");
    return rest;
  }

  /* Take the space of the next line from the end of one that has gone on to another sheet. */
  function trimEnd(element) {
    for (const text of texts(element).reverse()) {
      text.data = text.data.trimEnd();
      if (text.data) return;
    }
  }

  /* What lies between the last line of an element and its lower edge. */
  function space(element) {
    const { paddingBottom, borderBottomWidth } = getComputedStyle(element);
    return parseFloat(paddingBottom) + parseFloat(borderBottomWidth);
  }

  /* Where the first word stands that lies below a line; nowhere if none does. */
  function firstBelow(element, line) {
    const range = document.createRange();
    const isBelow = () => range.getBoundingClientRect().bottom > line;
    for (const text of texts(element)) {
      range.selectNodeContents(text);
      if (!text.data.trim() || !isBelow()) continue;
      for (const { index, 0: word } of text.data.matchAll(/\S+/g)) {
        range.setStart(text, index);
        range.setEnd(text, index + word.length);
        if (isBelow()) return [text, index];
      }
    }
    return null;
  }

  return { settle, isContainer, opened, tear, space };
})();
