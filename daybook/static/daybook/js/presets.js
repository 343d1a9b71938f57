// [data-days]: a choice of periods fills from and to. "Today" is the location's, said by the form's data-today.
const DAY = 24 * 60 * 60 * 1000;

function dayOf(text) {
  return new Date(`${text}T00:00:00Z`);
}

function text(day) {
  return day.toISOString().slice(0, 10);
}

function plus(day, days) {
  return new Date(day.getTime() + days * DAY);
}

function monthOf(day, further) {
  const first = new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + further, 1));
  const last = new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + further + 1, 0));
  return [first, last];
}

function weekOf(day, further, weekStart) {
  const first = plus(day, -((day.getUTCDay() - weekStart + 7) % 7) + 7 * further);
  return [first, plus(first, 6)];
}

function periods(today, weekStart) {
  return {
    today: [today, today],
    yesterday: [plus(today, -1), plus(today, -1)],
    tomorrow: [plus(today, 1), plus(today, 1)],
    "this-week": weekOf(today, 0, weekStart),
    "last-week": weekOf(today, -1, weekStart),
    "next-week": weekOf(today, 1, weekStart),
    "this-month": monthOf(today, 0),
    "last-month": monthOf(today, -1),
    "next-month": monthOf(today, 1),
    coming: [today, null],
  };
}

function partsOf(field) {
  return {
    preset: field.querySelector("[data-preset]"),
    from: field.querySelector("[data-from]"),
    to: field.querySelector("[data-to]"),
  };
}

function knownPeriods(field) {
  const { today, weekStart } = field.closest("[data-today]").dataset;
  return periods(dayOf(today), Number(weekStart || 1) % 7);
}

function nameOfPeriod(field) {
  const { from, to } = partsOf(field);
  if (!from.value && !to.value) return "";
  const known = Object.entries(knownPeriods(field));
  const found = known.find(([, [first, last]]) => text(first) === from.value && (last ? text(last) : "") === to.value);
  return found ? found[0] : "other";
}

function show(field) {
  const { preset } = partsOf(field);
  const name = nameOfPeriod(field);
  preset.value = name;
  if (preset.value !== name) preset.value = "other";
}

function fill(field) {
  const { preset, from, to } = partsOf(field);
  const [first, last] = knownPeriods(field)[preset.value] ?? [null, null];
  from.value = first ? text(first) : "";
  to.value = last ? text(last) : "";
}

document.addEventListener("change", (event) => {
  const field = event.target.closest?.("[data-days]");
  if (!field) return;
  if (event.target.matches("[data-preset]")) fill(field);
  else show(field);
});

function begin(root) {
  for (const field of root.querySelectorAll("[data-days]")) {
    partsOf(field).preset.hidden = false;
    show(field);
  }
}

document.addEventListener("htmx:load", (event) => begin(event.target));
begin(document);
