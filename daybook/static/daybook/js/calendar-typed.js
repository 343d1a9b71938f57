// What is typed in the open visit stands in the days at once, dashed: where it comes to stand, and over whom; saved it is only later.
import { later } from "./calendar-clock.js";
import { minutesOf } from "./visit-money.js";

const panel = document.getElementById("visit");
let isDue = false;
let last = null; // the booking of the form in which somebody typed last

function root() {
  return document.querySelector("[data-calendar]");
}

function saved(card) {
  return root().cards?.get(card.dataset.bookingCard.replace(/^b/, ""));
}

// Of one booking of the form: with whom, from when to when; nothing while it is not whole, or stands there already.
function typed(card) {
  const value = (end) => card.querySelector(`[name$="-${end}"]`)?.value;
  const [staff, day, clock] = [value("staff"), value("day"), value("clock")];
  const minutes = minutesOf(card.querySelector("[data-length]")?.value ?? "");
  if (!staff || !day || !clock || !minutes || minutes > 1440) return null;
  const start = `${day}T${clock.slice(0, 5)}`;
  const was = saved(card);
  if (was && String(was.staff) === staff && was.start === start && was.minutes === minutes) return null;
  return { card, staff, start, end: later(start, minutes) };
}

function taken({ card, staff, start, end }) {
  const others = [...(root().cards?.values() ?? [])].filter((other) => other !== saved(card));
  return others.filter((other) => String(other.staff) === staff && other.start < end && other.end > start);
}

function isShown({ staff, start }) {
  const { first, view, staff: whose } = root().dataset;
  const { last } = document.querySelector("[data-board]").dataset;
  return start.slice(0, 10) >= first && start.slice(0, 10) <= last && (view !== "week" || staff === whose);
}

function tell(card, over) {
  const place = card.querySelector("[data-typed-over]");
  const words = over.map(({ time, client }) => `${time} ${client}`.trim()).join(", ");
  if (!place || place.dataset.over === words) return;
  place.dataset.over = words;
  place.textContent = words && `${place.dataset.words} ${words}`;
}

function asEvent({ card, staff, start, end }, isOver) {
  const classNames = ["cal-typed", ...(isOver ? ["is-over"] : [])];
  return { id: `typed ${card.dataset.bookingCard}`, resourceIds: [staff], start, end, classNames, editable: false };
}

function show() {
  isDue = false;
  if (!root()) return;
  const events = [];
  for (const card of panel.querySelectorAll("[data-booking-card]:not(.is-gone)")) {
    const place = typed(card);
    const over = place ? taken(place) : [];
    tell(card, over);
    if (place && isShown(place)) events.push(asEvent(place, over.length > 0));
  }
  document.dispatchEvent(new CustomEvent("daybook:typed", { detail: events }));
}

function write(field, value) {
  if (!field || field.value === value) return;
  field.value = value;
  for (const name of ["input", "change"]) field.dispatchEvent(new Event(name, { bubbles: true }));
}

// Free time is chosen while a new visit is open: its booking goes there, and all else that was typed stays.
function put(event) {
  const form = panel.querySelector("[data-visit]");
  const cards = [...panel.querySelectorAll("[data-booking-card]")];
  if (!form || form.dataset.question || !cards.length) return;
  const card = cards.includes(last) ? last : cards.at(-1);
  const { staff, start, minutes } = event.detail;
  const whom = card.querySelector('select[name$="-staff"]');
  if (![...(whom?.options ?? [])].some((option) => option.value === staff)) return;
  event.preventDefault();
  write(whom, staff);
  write(card.querySelector("input[type=date]"), start.slice(0, 10));
  write(card.querySelector("[data-clock]"), start.slice(11, 16));
  if (minutes) write(card.querySelector("[data-length]"), `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}`);
}

function soon() {
  if (!isDue) requestAnimationFrame(show);
  isDue = true;
}

for (const name of ["input", "change"]) document.addEventListener(name, (event) => event.target.closest?.("[data-booking-card]") && soon());
document.addEventListener("daybook:time-chosen", put);
document.addEventListener("focusin", (event) => {
  last = event.target.closest("#visit [data-booking-card]") ?? last;
});
document.addEventListener("daybook:calendar-drawn", soon);
document.addEventListener("htmx:afterSettle", (event) => panel.contains(event.target) && soon());
document.addEventListener("daybook:pieces", soon);
new MutationObserver(soon).observe(panel, { childList: true });
