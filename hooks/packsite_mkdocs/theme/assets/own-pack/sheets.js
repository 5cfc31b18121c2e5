/* Paper in the browser: blocks flow into boxes of the size of a sheet, for only one browser tells on
   which page a place will be printed. What does not fit goes on to the next sheet, in the pieces that
   pieces.js makes. A heading never ends a sheet. */
packsite.sheets = (() => {
  const { settle, isContainer, opened, tear, space } = packsite.pieces;
  const HEADINGS = "h1, h2, h3, h4, h5, h6, dt, .own-note__title, .own-lead, .own-head";
  const KEPT = 0.3;  // what is lower than this share of a sheet is not torn
  const AT_ONCE = 24;  // about what a sheet holds
  const bottomOf = (node) => node.getBoundingClientRect().bottom;

  class Flow {
    /* `newSheet` gives the empty box of a new sheet. */
    constructor(newSheet) {
      this.newSheet = newSheet;
      this.levels = [{ inner: newSheet(), placed: 0 }];
    }

    get sheet() { return this.levels[0].inner; }
    get level() { return this.levels.at(-1); }

    /* Below this line nothing may stand, for there end the sheet and all that is open on it. */
    get line() { return this.levels.slice(1).reduce((sum, { root }) => sum - space(root), bottomOf(this.sheet) + 0.5); }

    isHigh({ height }) { return height > KEPT * this.sheet.clientHeight; }

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
        const fit = some.findIndex((node) => bottomOf(node) > line);
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
      const isHigh = this.isHigh(node.getBoundingClientRect());
      if (bottomOf(node) <= this.line) this.level.placed += 1;
      else if (isContainer(node) && (isHigh || node.matches("ul, ol, dl"))) this.open(node);
      else if (isHigh || this.isAlone(node)) this.tearOff(node);
      else this.moveOn(node);
    }

    /* Go on with a whole block on the next sheet. */
    moveOn(node) {
      node.remove();
      this.turn();
      this.place(node);
    }

    /* Put the children of a container one by one. */
    open(node) {
      const content = opened(node);
      node.remove();
      const made = content.piece(0, true);
      this.level.inner.append(made.root);
      this.levels.push({ ...made, content, placed: 0 });
      this.add(content.children);
      this.levels.pop();
      this.level.placed += 1;
    }

    /* Go on with a block on the next sheet: from the first line that does not fit, or with all of it. */
    tearOff(node) {
      const isAlone = this.isAlone(node);
      const rest = tear(node, this.line - space(node));
      if (rest && node.textContent.trim()) {
        this.turn();
        this.place(rest);
        return;
      }
      node.append(...(rest?.childNodes ?? []));
      if (isAlone) this.level.placed += 1;  // higher than a sheet, and not to be torn
      else this.moveOn(node);
    }

    /* Begin a new sheet: what may not end the last one comes along, what is open goes on. */
    turn() {
      const carried = this.levels.map(() => []);
      let firstNew = this.levels.length;  // from here on the open containers have nothing on the last sheet
      for (let at = this.levels.length - 1; at >= 0; at -= 1) {
        const level = this.levels[at];
        while (this.keepsOn(level)) {
          carried[at].unshift(level.inner.lastElementChild);
          level.inner.lastElementChild.remove();
          level.placed -= 1;
        }
        if (at === 0 || level.inner.childElementCount) break;
        level.root.remove();
        firstNew = at;
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
          const isNew = at >= firstNew;
          Object.assign(level, level.content.piece(isNew ? 0 : level.placed, isNew));
          this.levels[at - 1].inner.append(level.root);
        }
        level.inner.append(...carried[at]);
        level.placed += carried[at].length;
      });
    }

    /* Whether what stands last has to stay with what follows: a heading, and a low first row of a table. */
    keepsOn({ inner, content }) {
      const last = inner.lastElementChild;
      if (!last) return false;
      if (last.matches(HEADINGS)) return true;
      const isFirstRow = last.matches("tr:not(.own-continued)") && inner.childElementCount === 1 && content.children.length > 2;
      return isFirstRow && last.getBoundingClientRect().height < KEPT * this.sheet.clientHeight / 2;
    }
  }

  /* Let blocks flow into sheets. */
  return function sheets(root, newSheet) {
    settle(root);
    new Flow(newSheet).add([...root.childNodes]);
  };
})();
