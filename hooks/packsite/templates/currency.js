// Answer for a date that is typed in: go to the page of that version, or say that there is none.
(() => {
  "use strict";
  const form = document.getElementById("check");
  const date = dateFields(document.getElementById("date"));
  const answer = document.getElementById("answer");
  const versions = new Map(
    [...document.querySelectorAll("#versions a")].map((link) => [
      link.querySelector("time").dateTime,
      link.href,
    ]),
  );
  form.hidden = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    answer.textContent = "";
    if (!date.check()) return;
    if (versions.has(date.value)) location.href = versions.get(date.value);
    else answer.textContent = `This site knows no version of ${dateFields.inWords(date.value)}. Do not rely on that print-out.`;
  });
})();
