// The day and time in the visit's head are those of its first booking: changed there, all bookings move by as much.
const MINUTE = 60_000;

function form() {
  return document.querySelector("[data-visit]");
}

function places() {
  return [...form().querySelectorAll("[data-booking-card]:not(.is-gone)")]
    .map((card) => ({ day: card.querySelector("input[type=date]"), clock: card.querySelector("[data-clock]") }))
    .filter(({ day, clock }) => day?.value && clock?.value);
}

// On a clock without a zone: an hour more is an hour more on the wall.
function wall({ day, clock }) {
  return Date.parse(`${day.value}T${clock.value.slice(0, 5)}Z`) / MINUTE;
}

function whole() {
  return { day: form()?.querySelector("[data-whole-day]"), clock: form()?.querySelector("[data-whole-clock]") };
}

function first() {
  return Math.min(...places().map(wall));
}

function write({ day, clock }, at) {
  const text = new Date(at * MINUTE).toISOString();
  [day.value, clock.value] = [text.slice(0, 10), text.slice(11, 16)];
}

function show() {
  const head = whole();
  if (head.day && Number.isFinite(first()) && !head.day.matches(":focus") && !head.clock.matches(":focus")) write(head, first());
}

function moveAll() {
  const by = wall(whole()) - first();
  if (!Number.isFinite(by) || !by) return;
  for (const place of places()) {
    if (place.clock.readOnly || place.clock.matches(":disabled")) continue;
    write(place, wall(place) + by);
    for (const field of [place.day, place.clock]) {
      for (const name of ["input", "change"]) field.dispatchEvent(new Event(name, { bubbles: true }));
    }
  }
}

document.addEventListener("change", (event) => {
  if (event.target.matches?.("[data-whole-day], [data-whole-clock]")) moveAll();
  else if (event.target.closest?.("[data-booking-card]")) show();
});
document.addEventListener("htmx:afterSettle", (event) => {
  if (form() && event.target.closest("#visit")) show();
});
if (form()) show();
