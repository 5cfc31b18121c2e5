/* "On this page": the entry of the section that is being read is marked, and in view. */
(() => {
  const { all } = packsite.dom;

  /* The heading above which nothing else is read: the last one above the line at which sections begin. At
     the end of a page sections cannot rise to that line, and the one that was asked for counts. */
  function current(headings) {
    const { scrollHeight, clientHeight, scrollTop } = document.documentElement;
    const line = parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop) + 24;
    const top = (heading) => heading.getBoundingClientRect().top;
    const asked = headings.find(({ id }) => `#${id}` === decodeURIComponent(location.hash));
    const isAtEnd = scrollTop + clientHeight >= scrollHeight - 2;
    if (isAtEnd && asked && top(asked) >= 0 && top(asked) < clientHeight) return asked;
    return headings.findLast((heading) => top(heading) <= line);
  }

  /* Bring an entry into view in its own box, without moving the page. */
  function follow(entry) {
    const box = entry.closest(".md-sidebar__scrollwrap");
    if (!box) return;
    const [{ top, bottom }, view] = [entry.getBoundingClientRect(), box.getBoundingClientRect()];
    if (top < view.top || bottom > view.bottom) box.scrollTop += top - view.top - view.height / 3;
  }

  document.addEventListener("DOMContentLoaded", () => {
    const entries = all(".ps-contents a");
    const headings = [...new Set(entries.map(({ hash }) => document.getElementById(decodeURIComponent(hash.slice(1)))))]
      .filter(Boolean);
    if (!headings.length) return;
    let isPlanned = false;

    function mark() {
      isPlanned = false;
      const here = current(headings);
      entries.forEach((entry) => {
        const isHere = Boolean(here) && decodeURIComponent(entry.hash) === `#${here.id}`;
        if (isHere === entry.hasAttribute("aria-current")) return;
        if (isHere) {
          entry.setAttribute("aria-current", "location");
          follow(entry);
        } else entry.removeAttribute("aria-current");
      });
    }

    const plan = () => {
      if (!isPlanned) requestAnimationFrame(mark);
      isPlanned = true;
    };
    ["scroll", "resize", "hashchange"].forEach((type) => addEventListener(type, plan, { passive: true }));
    mark();
  });
})();
