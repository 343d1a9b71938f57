// Readings of the location's clock as text, 2026-11-22T10:30, without a zone: the browser's own never counts.
const MINUTE = 60_000;

function ticks(wall) {
  return Date.parse(`${wall.slice(0, 16)}Z`);
}

function written(time) {
  return new Date(time).toISOString().slice(0, 16);
}

export function later(wall, minutes) {
  return written(ticks(wall) + minutes * MINUTE);
}

export function minutesBetween(start, end) {
  return (ticks(end) - ticks(start)) / MINUTE;
}

// EventCalendar's Duration: days and seconds.
export function minutesOf(delta) {
  return (delta.days ?? 0) * 1440 + (delta.seconds ?? 0) / 60;
}

export function onStep(wall, step) {
  const midnight = `${wall.slice(0, 10)}T00:00`;
  return later(midnight, Math.floor(minutesBetween(midnight, wall) / step) * step);
}

export function nowThere(offset) {
  const [hours, minutes] = offset.slice(1).split(":").map(Number);
  const ahead = (hours * 60 + minutes) * (offset.startsWith("-") ? -1 : 1);
  return written(Date.now() + ahead * MINUTE);
}

// What EventCalendar hands over as a Date says the wall's time in the browser's zone.
export function wallOf(date) {
  const two = (number) => String(number).padStart(2, "0");
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day}T${two(date.getHours())}:${two(date.getMinutes())}`;
}
