// The head of a column [data-hours-of] opens the working hours of its day; arrows go along the heads, and down to the first card.
let current = null; // what the head says that Tab comes to

function heads() {
  return [...document.querySelectorAll("[data-calendar] [data-hours-of]")];
}

function middleOf(element) {
  const { left, right } = element.getBoundingClientRect();
  return (left + right) / 2;
}

// Whether both stand in one column, however wide the card is.
function areOne(head, card) {
  const { left, right } = head.closest(".ec-col-head").getBoundingClientRect();
  return middleOf(card) > left && middleOf(card) < right;
}

export function headAbove(card) {
  return heads().find((head) => areOne(head, card));
}

function firstBelow(head) {
  const cards = [...document.querySelectorAll("[data-calendar] .ec-event:not(.ec-preview, .ec-ghost) [data-card]")];
  const below = cards.filter((card) => areOne(head, card));
  return below.sort((one, other) => one.getBoundingClientRect().top - other.getBoundingClientRect().top)[0];
}

function tellTab() {
  const all = heads();
  const chosen = all.find((head) => head.href === current) ?? all[0];
  for (const head of all) head.tabIndex = head === chosen ? 0 : -1;
}

const WAYS = {
  ArrowLeft: (head) => heads()[heads().indexOf(head) - 1],
  ArrowRight: (head) => heads()[heads().indexOf(head) + 1],
  ArrowDown: firstBelow,
};

document.addEventListener("keydown", (event) => {
  const head = event.target.closest?.("[data-hours-of]");
  if (!head || !WAYS[event.key]) return;
  event.preventDefault();
  WAYS[event.key](head)?.focus();
});

document.addEventListener("focusin", (event) => {
  const head = event.target.closest("[data-hours-of]");
  if (!head) return;
  current = head.href;
  tellTab();
});

document.addEventListener("click", (event) => {
  const head = event.target.closest("[data-hours-of]");
  if (!head || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  event.preventDefault();
  window.htmx.ajax("GET", head.href, { source: head, target: "#dialog-place", swap: "innerHTML" });
});

document.addEventListener("schedule-changed", () => document.dispatchEvent(new CustomEvent("daybook:calendar-changed")));
document.addEventListener("daybook:calendar-drawn", tellTab);
