/* Paper in the browser: blocks flow into sheets of one size.

   No browser but one tells on which page a place will be printed, so the contents of a pack could not
   give numbers. Here each sheet is a box of the size of the paper. What does not fit goes on to the
   next: lists by their items, tables by their rows with the head again, notes and long paragraphs by
   their lines. A heading never ends a sheet. */

globalThis.packsiteSheets = (() => {
  const HEADINGS = "h1, h2, h3, h4, h5, h6, dt, .own-note__title, .own-lead, .own-head";
  const CONTAINERS = "ul, ol, dl, li, dd, div, section, blockquote, table";
  const BLOCKS = "p, ul, ol, dl, table, div, section, blockquote, pre, figure, h1, h2, h3, h4, h5, h6, hr";
  const KEPT = 0.3;  // what is lower than this share of a sheet is not torn
  const AT_ONCE = 24;  // about what a sheet holds
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
            run = document.createElement("div");
            run.className = "own-run";
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
    const group = document.createElement("colgroup");
    widths.forEach((width) => {
      const column = document.createElement("col");
      column.style.width = `${width}%`;
      group.append(column);
    });
    table.prepend(group);
    table.classList.add("own-fixed");
  }

  /* Something that goes on over several sheets: each call of `again` makes its next piece. */
  function opened(from) {
    if (from.matches("table")) {
      const widths = columns(from);
      const head = from.tHead;
      let isFirst = true;
      return {
        children: [...from.querySelectorAll(":scope > tbody > tr, :scope > tr")],
        again() {
          const root = from.cloneNode(false);
          setColumns(root, widths);
          if (head) root.append(head.cloneNode(true));
          if (!isFirst) root.querySelectorAll("[id]").forEach((one) => one.removeAttribute("id"));
          isFirst = false;
          const inner = document.createElement("tbody");
          root.append(inner);
          return { root, inner };
        },
        undo() { isFirst = true; },
      };
    }
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

  class Flow {
    /* `newSheet` gives the empty box of a new sheet. */
    constructor(newSheet) {
      this.newSheet = newSheet;
      this.levels = [{ inner: newSheet(), placed: 0 }];
    }

    get sheet() { return this.levels[0].inner; }

    get level() { return this.levels[this.levels.length - 1]; }

    get bottom() { return this.sheet.getBoundingClientRect().bottom + 0.5; }

    /* Below this line nothing may stand, for there end the sheet and all that is open on it. */
    get line() { return this.levels.slice(1).reduce((sum, { root }) => sum - space(root), this.bottom); }

    /* Whether nothing stands on this sheet but one block, and what it is in. */
    isAlone(node) {
      return this.levels.every(({ inner }, at) => {
        const next = this.levels[at + 1]?.root ?? node;
        return [...inner.children].every((child) => child === next);
      });
    }

    /* Put blocks one after the other: many at once, as far as they fit, for measuring takes time. */
    add(nodes) {
      const blocks = nodes.filter((node) => node.nodeType === Node.ELEMENT_NODE);
      for (let at = 0; at < blocks.length;) {
        const some = blocks.slice(at, at + AT_ONCE);
        this.level.inner.append(...some);
        const { line } = this;
        const fit = some.findIndex((node) => node.getBoundingClientRect().bottom > line);
        // The last row of a table goes on with the one before it.
        const isLastRow = fit > 1 && at + fit === blocks.length - 1 && blocks[at].matches("tr");
        const count = fit < 0 ? some.length : fit - (isLastRow ? 1 : 0);
        some.slice(count).forEach((node) => node.remove());
        this.level.placed += count;
        at += count;
        if (isLastRow) this.turn();
        else if (fit >= 0) {
          this.place(blocks[at]);
          at += 1;
        }
      }
    }

    place(node) {
      this.level.inner.append(node);
      if (node.getBoundingClientRect().bottom <= this.line) {
        this.level.placed += 1;
        return;
      }
      const full = this.sheet.clientHeight;
      const { height } = node.getBoundingClientRect();
      if (this.isContainer(node) && (height > KEPT * full || node.matches("ul, ol, dl"))) {
        this.open(node);
      } else if (this.isAlone(node) || height > KEPT * full) {
        this.tearOff(node);
      } else {
        node.remove();
        this.turn();
        this.place(node);
      }
    }

    isContainer(node) {
      if (!node.matches(CONTAINERS)) return false;
      if (node.matches("table, ul, ol, dl")) return true;
      return [...node.children].some((child) => child.matches(BLOCKS));
    }

    /* Put the children of a container one by one. */
    open(node) {
      const content = opened(node);
      node.remove();
      const { root, inner } = content.again(0);
      this.level.inner.append(root);
      this.levels.push({ inner, root, content, placed: 0 });
      this.add(content.children);
      this.levels.pop();
      this.level.placed += 1;
    }

    /* Go on with a block on the next sheet: from the first line that does not fit, or with all of it. */
    tearOff(node) {
      const isAlone = this.isAlone(node);
      const rest = node.matches(TEARABLE) ? tear(node, this.line - space(node)) : null;
      const isWhole = rest && !node.textContent.trim();
      if (rest && !isWhole) {
        this.turn();
        this.place(rest);
      } else if (isAlone) {
        this.level.placed += 1;  // higher than a sheet, and not to be torn
      } else {
        if (isWhole) node.append(...rest.childNodes);
        node.remove();
        this.turn();
        this.place(node);
      }
    }

    /* Begin a new sheet: what may not end the last one comes along, what is open goes on. */
    turn() {
      const carried = this.levels.map(() => []);
      const isNew = this.levels.map(() => false);
      for (let at = this.levels.length - 1; at >= 0; at -= 1) {
        const { inner, root, content } = this.levels[at];
        while (this.keepsOn(this.levels[at])) {
          carried[at].unshift(inner.lastElementChild);
          inner.lastElementChild.remove();
          this.levels[at].placed -= 1;
        }
        if (at === 0 || inner.childElementCount) break;
        root.remove();
        content.undo();
        isNew[at] = true;
      }
      if (!this.sheet.childElementCount) {
        // Nothing but headings: they stay where they are.
        this.sheet.append(...carried[0]);
        this.levels[0].placed += carried[0].length;
        carried[0] = [];
      }
      this.levels[0].inner = this.newSheet();
      this.levels.forEach((level, at) => {
        if (at) {
          Object.assign(level, level.content.again(isNew[at] ? 0 : level.placed));
          this.levels[at - 1].inner.append(level.root);
        }
        level.inner.append(...carried[at]);
        level.placed += carried[at].length;
      });
    }

    /* Whether what stands last has to stay with what follows. */
    keepsOn({ inner, content }) {
      const last = inner.lastElementChild;
      if (!last) return false;
      if (last.matches(HEADINGS)) return true;
      const isFirstRow = last.matches("tr") && inner.childElementCount === 1 && content.children.length > 2;
      return isFirstRow && last.getBoundingClientRect().height < KEPT * this.sheet.clientHeight / 2
        && !last.matches(".own-continued");
    }
  }

  /* Let blocks flow into sheets. */
  return function sheets(root, newSheet) {
    settle(root);
    new Flow(newSheet).add([...root.childNodes]);
  };
})();
