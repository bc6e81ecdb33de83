// Filters, and the way between an article's words and its records. All pages read without it.
"use strict";

const fold = (text) => text.toLocaleLowerCase("en").replace(/[’‘]/g, "'");

// Show those of some elements that pass a test; say how many.
function sift(form, elements, passes) {
  let shown = 0;
  for (const element of elements) {
    const hidden = !passes(element);
    element.hidden = hidden;
    if (!hidden) shown += 1;
  }
  form.querySelector("output").textContent =
    shown === elements.length ? `${shown} shown` : `${shown} of ${elements.length} shown`;
}

function onChange(form, run) {
  form.hidden = false;
  let waiting = 0;
  const soon = () => { clearTimeout(waiting); waiting = setTimeout(run, 60); };
  form.addEventListener("input", soon);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(run));
}

for (const form of document.querySelectorAll("form[data-rows]")) {
  const rows = [...document.getElementById(form.dataset.rows).rows];
  const words = rows.map((row) => fold(row.textContent));
  const run = () => {
    const wanted = fold(form.elements.words.value).split(/\s+/).filter(Boolean);
    const grade = form.elements.grade ? form.elements.grade.value : "";
    const place = new Map(rows.map((row, index) => [row, index]));
    sift(form, rows, (row) =>
      (!grade || row.dataset.grade === grade) &&
      wanted.every((word) => words[place.get(row)].includes(word)));
  };
  onChange(form, run);
}

for (const form of document.querySelectorAll("form[data-filters]")) {
  const list = document.querySelector("[data-list]");
  const entries = [...list.querySelectorAll(".entry")];
  const run = () => {
    const { type, status, from, to, words } = form.elements;
    const wanted = fold(words.value).split(/\s+/).filter(Boolean);
    sift(form, entries, (entry) => {
      const { dataset } = entry;
      return (!type.value || dataset.type === type.value) &&
        (!status.value || dataset.status === status.value) &&
        (!from.value || (dataset.last && dataset.last >= from.value)) &&
        (!to.value || (dataset.first && dataset.first <= to.value)) &&
        (!wanted.length || wanted.every((word) => fold(entry.textContent).includes(word)));
    });
    for (const year of list.querySelectorAll(".year")) {
      year.hidden = !year.querySelector(".entry:not([hidden])");
    }
  };
  onChange(form, run);
}

// Where a chart is wider than the screen, begin with the latest years.
for (const chart of document.querySelectorAll(".scroll")) chart.scrollLeft = chart.scrollWidth;

// On an article's page: light up the words of a record, and the record of some words.
const text = document.querySelector(".text");
if (text) {
  const marks = [...text.querySelectorAll("mark")];
  const records = [...document.querySelectorAll(".records .entry")];
  const light = (numbers) => {
    for (const mark of marks) {
      mark.classList.toggle("on", mark.dataset.e.split(" ").some((one) => numbers.includes(one)));
    }
    for (const record of records) record.classList.toggle("on", numbers.includes(record.dataset.e));
  };
  for (const record of records) {
    for (const kind of ["mouseenter", "focusin"]) record.addEventListener(kind, () => light([record.dataset.e]));
  }
  text.addEventListener("click", (event) => {
    const mark = event.target.closest("mark");
    if (!mark) return;
    const numbers = mark.dataset.e.split(" ");
    light(numbers);
    const record = document.getElementById(`r-${numbers[0]}`);
    if (record) record.scrollIntoView({ block: "nearest" });
  });
  const arrive = () => {
    const id = decodeURIComponent(location.hash.slice(1));
    const record = id.startsWith("r-") ? document.getElementById(id)
      : records.find((one) => one.querySelector(`a[href="#${CSS.escape(id)}"]`));
    if (record) light([record.dataset.e]);
  };
  addEventListener("hashchange", arrive);
  arrive();
}
