// Answer for a date that is typed in: go to the page of that version, or say that there is none.
(() => {
  "use strict";
  const form = document.getElementById("check");
  const input = document.getElementById("date");
  const answer = document.getElementById("answer");
  const versions = new Map(
    [...document.querySelectorAll("#versions a")].map((link) => [
      link.querySelector("time").dateTime,
      link.href,
    ]),
  );
  const inWords = (day) =>
    new Date(`${day}T12:00`).toLocaleDateString("en-GB", {
      day: "numeric",
      month: "long",
      year: "numeric",
    });
  form.hidden = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (versions.has(input.value)) location.href = versions.get(input.value);
    else if (input.value) answer.textContent = `This site knows no version of ${inWords(input.value)}. Do not rely on that print-out.`;
  });
})();
