/* What a block of a page can be divided into, where it goes on to the next sheet: lists by their
   items, tables by their rows with the head again, notes and long paragraphs by their lines. */

packsite.pieces = (() => {
  const { make } = packsite.dom;
  const CONTAINERS = "ul, ol, dl, li, dd, div, section, blockquote, table";
  const BLOCKS = "p, ul, ol, dl, table, div, section, blockquote, pre, figure, h1, h2, h3, h4, h5, h6, hr";
  const TEARABLE = "p, li, dd, dt, td, th, tr, pre, div, blockquote";

  /* Let text that stands beside blocks be a block as well, so that all can be moved. */
  function settle(root) {
    [root, ...root.querySelectorAll("li, dd, blockquote, div")].forEach((one) => {
      const children = [...one.childNodes];
      if (!children.some((child) => child.matches?.(BLOCKS))) return;
      let run = null;
      children.forEach((child) => {
        if (child.matches?.(BLOCKS)) run = null;
        else if (run || child.textContent.trim()) {
          if (!run) {
            run = make("div", "own-run");
            child.before(run);
          }
          run.append(child);
        } else child.remove();
      });
    });
    root.querySelectorAll("table").forEach((table) => {
      const rows = [...(table.tBodies[0]?.rows ?? [])];
      const isBlank = (cell) => !cell.hasChildNodes();
      const isForm = rows.every((row) => isBlank(row.cells[row.cells.length - 1]));
      rows.forEach((row) => {
        if (isForm || [...row.cells].every(isBlank)) row.classList.add("own-blank");
      });
      if ([...(table.tHead?.rows[0].cells ?? [])].every(isBlank)) table.tHead?.classList.add("own-nohead");
    });
    root.querySelectorAll("p, .own-run").forEach((one) => {
      const next = one.nextElementSibling;
      const leads = next?.matches("ul, ol, dl, table, blockquote") && one.textContent.trim().endsWith(":");
      if (leads || (next?.matches("table") && one.textContent.length < 160)) one.classList.add("own-lead");
    });
  }

  /* The widths of a table's columns, taken once, so that they are the same on every sheet. */
  function columns(table) {
    const cells = [...([...table.rows].find((row) => row.offsetHeight)?.cells ?? [])];
    const whole = table.getBoundingClientRect().width || 1;
    return cells.map((cell) => (100 * cell.getBoundingClientRect().width) / whole);
  }

  function setColumns(table, widths) {
    table.querySelector("colgroup")?.remove();
    const group = widths.map(() => make("col"));
    group.forEach((column, at) => { column.style.width = `${widths[at]}%`; });
    table.prepend(make("colgroup", {}, ...group));
    table.classList.add("own-fixed");
  }

  /* Whether something may go on over several sheets, one of its parts after the other. */
  function isContainer(node) {
    if (!node.matches(CONTAINERS)) return false;
    if (node.matches("table, ul, ol, dl")) return true;
    return [...node.children].some((child) => child.matches(BLOCKS));
  }

  /* A table that goes on over several sheets: each piece has its head, and columns as wide. */
  function openedTable(from) {
    const widths = columns(from);
    let isFirst = true;
    return {
      children: [...from.querySelectorAll(":scope > tbody > tr, :scope > tr")],
      again() {
        const inner = make("tbody");
        const root = from.cloneNode(false);
        setColumns(root, widths);
        if (from.tHead) root.append(from.tHead.cloneNode(true));
        if (!isFirst) root.querySelectorAll("[id]").forEach((one) => one.removeAttribute("id"));
        isFirst = false;
        root.append(inner);
        return { root, inner };
      },
      undo() { isFirst = true; },
    };
  }

  /* Something that goes on over several sheets: each call of `again` makes its next piece. */
  function opened(from) {
    if (from.matches("table")) return openedTable(from);
    const first = from.matches("ol") ? Number(from.getAttribute("start") ?? 1) : 0;
    let isFirst = true;
    return {
      children: [...from.childNodes],
      again(placed) {
        const root = from.cloneNode(false);
        if (!isFirst) {
          root.removeAttribute("id");
          root.classList.add("own-continued");
        }
        if (from.matches("ol") && placed) root.setAttribute("start", String(first + placed));
        isFirst = false;
        return { root, inner: root };
      },
      undo() { isFirst = true; },
    };
  }

  /* Take out of an element what lies below a line across the sheet, as an element of its own. */
  function tear(element, line) {
    if (!element.matches(TEARABLE)) return null;
    if (element.matches("tr")) {
      const rest = element.cloneNode(false);
      const cells = [...element.cells];
      const torn = cells.map((cell) => tear(cell, line - space(cell)));
      if (!torn.some(Boolean)) return null;
      const isNothingLeft = cells.every((cell) => !cell.textContent.trim());
      torn.forEach((cell, at) => rest.append(cell ?? cells[at].cloneNode(false)));
      rest.classList.add("own-continued");
      if (!isNothingLeft) return rest;
      cells.forEach((cell, at) => cell.append(...rest.cells[at].childNodes));
      return null;
    }
    const place = firstBelow(element, line);
    if (!place) return null;
    const range = document.createRange();
    range.setStart(...place);
    range.setEnd(element, element.childNodes.length);
    const rest = element.cloneNode(false);
    rest.removeAttribute("id");
    rest.classList.add("own-continued");
    rest.append(range.extractContents());
    if (element.matches("pre")) trimEnd(element);
    return rest;
  }

  /* Take the space of the next line from the end of one that has gone on to another sheet. */
  function trimEnd(element) {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const texts = [];
    while (walker.nextNode()) texts.push(walker.currentNode);
    for (const text of texts.reverse()) {
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
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    for (let text = walker.nextNode(); text; text = walker.nextNode()) {
      range.selectNodeContents(text);
      if (!text.data.trim() || range.getBoundingClientRect().bottom <= line) continue;
      for (const { index, 0: word } of text.data.matchAll(/\S+/g)) {
        range.setStart(text, index);
        range.setEnd(text, index + word.length);
        if (range.getBoundingClientRect().bottom > line) return [text, index];
      }
    }
    return null;
  }

  return { settle, isContainer, opened, tear, space };
})();
