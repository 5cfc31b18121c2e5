/* Reviews: due dates are counted by the reader's own day, so that nothing which a build has written goes stale. */
(() => {
  const SOON = 90;
  const { all, make } = packsite.dom;
  const inDays = new Intl.RelativeTimeFormat("en-GB", { numeric: "auto" });

  /* How many whole days it is until a date such as 2027-03-01; 0 on the day, negative after it. */
  function daysUntil(plain, now = new Date()) {
    return (Date.parse(plain) - Date.UTC(now.getFullYear(), now.getMonth(), now.getDate())) / 86400000;
  }

  /* The words about a date: none while it is far off. */
  function state(plain, now) {
    const days = daysUntil(plain, now);
    if (days < 0) return { is: "past", says: "past its review date" };
    if (days > SOON) return { is: "later", says: "" };
    return { is: "soon", says: `due ${inDays.format(days, "day")}` };
  }

  /* Words with a sign before them that the style sheet draws; the words alone say it all. */
  function mark(time) {
    const { is, says } = state(time.dateTime);
    if (says) time.after(" ", make("span", `ps-due ps-due--${is}`, says));
    return is;
  }

  /* One owner's part of the owners' page: its dates are marked and counted. */
  function owner(line) {
    const parts = [line.previousElementSibling, line];
    for (let next = line.nextElementSibling; next && next.tagName !== "H2"; next = next.nextElementSibling) parts.push(next);
    const found = parts.flatMap((part) => all("time.ps-review-date", part)).map(mark);
    const [past, soon] = ["past", "soon"].map((wanted) => found.filter((is) => is === wanted).length);
    line.textContent = `${past} past review, ${soon} due within ${SOON} days, of ${found.length}.`;
    line.hidden = false;
    return { parts, past, soon };
  }

  packsite.review = { daysUntil, state };
  document.addEventListener("DOMContentLoaded", () => {
    // A page past its review says so at its head, where it is read in its turn.
    all(".ps-overdue[data-due]").forEach((one) => { one.hidden = daysUntil(one.dataset.due) >= 0; });
    all(".ps-facts time").forEach(mark);
    // On the owners' page the busiest stand first.
    const counts = all(".ps-review-count").map(owner);
    const busiest = [...counts].sort((a, b) => b.past - a.past || b.soon - a.soon);
    counts.at(-1)?.parts.at(-1).after(...busiest.flatMap(({ parts }) => parts));
  });
})();
