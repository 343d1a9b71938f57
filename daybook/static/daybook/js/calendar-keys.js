// Keys of the calendar: arrows from card to card, m moves, n begins, j k t change the day, ? helps. One card is in the way of Tab.
import { headAbove } from "./calendar-heads.js";
import { begin, place } from "./calendar-moves.js";

const TYPING = "input, textarea, select, [contenteditable], .ts-wrapper *, #visit *";
const SOON = 5_000;
let current = null; // the number of the card that Tab comes to
let wanted = null; // the visit whose card is to have the focus once it is drawn, from where, and until when

function root() {
  return document.querySelector("[data-calendar]");
}

function cards() {
  return [...(root()?.querySelectorAll(".ec-event:not(.ec-preview, .ec-ghost) [data-card]") ?? [])];
}

function middleOf(card) {
  const { left, right, top } = card.getBoundingClientRect();
  return { across: (left + right) / 2, top };
}

// The nearest card in that direction: along the column by time, across by column and then by time.
function nearest(from, key) {
  const here = middleOf(from);
  const way = { ArrowUp: -1, ArrowDown: 1, ArrowLeft: -1, ArrowRight: 1 }[key];
  const isAcross = key === "ArrowLeft" || key === "ArrowRight";
  const width = from.closest(".ec-event").getBoundingClientRect().width;
  let best = null;
  for (const card of cards()) {
    const there = middleOf(card);
    const aside = there.across - here.across;
    const down = there.top - here.top;
    const isNext = isAcross ? aside * way > width / 2 : Math.abs(aside) <= width / 2 && down * way > 1;
    const far = isAcross ? Math.abs(aside) * 100 + Math.abs(down) : Math.abs(down);
    if (card !== from && isNext && (!best || far < best.far)) best = { card, far };
  }
  return best?.card;
}

function tellTab() {
  const all = cards();
  const chosen = all.find((card) => card.dataset.card === current) ?? all[0];
  for (const card of all) card.tabIndex = card === chosen ? 0 : -1;
}

function eventOf(card) {
  return root()?.cards?.get(card.dataset.card);
}

function beginAfter(focused) {
  const card = focused && eventOf(focused);
  if (card) begin(root(), String(card.staff), card.end);
  else document.querySelector("[data-new]")?.click();
}

function askWhere(focused) {
  const form = document.getElementById("move-booking");
  const card = focused && eventOf(focused);
  if (!form || !card) return;
  const dialog = form.content.firstElementChild.cloneNode(true);
  const { staff, day, clock, minutes } = dialog.querySelector("form").elements;
  dialog.querySelector("[data-move-what]").textContent = `${card.time}, ${card.client}`;
  [staff.value, day.value, clock.value, minutes.value] = [card.staff, card.start.slice(0, 10), card.start.slice(11), card.minutes];
  dialog.querySelector("form").addEventListener("submit", () => move(card, { staff, day, clock, minutes }));
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  (staff.disabled ? minutes : staff).focus();
}

async function move(card, { staff, day, clock, minutes }) {
  const start = `${day.value}T${clock.value}`;
  const moved = await place(root(), card, {
    ...(staff.disabled ? {} : { staff: staff.value }),
    ...(start === card.start || day.disabled ? {} : { start }),
    ...(Number(minutes.value) === card.minutes ? {} : { minutes: minutes.value }),
  });
  if (moved) document.dispatchEvent(new CustomEvent("daybook:card-placed", { detail: moved }));
}

// From anywhere outside: to the card that Tab would come to, without all that Tab passes before it.
function enter() {
  cards().find((card) => card.tabIndex === 0)?.focus();
}

const ACTS = { m: askWhere, n: beginAfter, "?": () => document.querySelector('[data-opens="#keys-help"]')?.click() };

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  if (event.target.closest(TYPING) || document.querySelector("dialog[open], details[data-menu][open]")) return;
  const focused = event.target.closest("[data-card]");
  if (event.key.startsWith("Arrow") && event.target.matches("body, #content, .board-title")) {
    event.preventDefault();
    enter();
  } else if (event.key.startsWith("Arrow") && focused) {
    event.preventDefault();
    (nearest(focused, event.key) ?? (event.key === "ArrowUp" ? headAbove(focused) : null))?.focus();
  } else if (ACTS[event.key]) {
    event.preventDefault();
    ACTS[event.key](focused);
  } else document.querySelector(`[data-board] [data-key="${CSS.escape(event.key)}"]`)?.click();
});

document.addEventListener("focusin", (event) => {
  const card = event.target.closest("[data-card]");
  if (!card) return;
  current = card.dataset.card;
  tellTab();
});

// Of a new visit there is no card yet; whoever has gone on to something else meanwhile is left there.
function focusWanted() {
  const { visit, from, until } = wanted ?? {};
  const active = document.activeElement;
  if (!visit || performance.now() > until || (active !== from && active !== document.body)) wanted = null;
  const card = wanted && root()?.querySelector(`a[data-card][href$="visit=${visit}"]`);
  if (!card) return;
  wanted = null;
  card.focus();
}

document.addEventListener("daybook:card-wanted", (event) => {
  wanted = { visit: event.detail, from: document.activeElement, until: performance.now() + SOON };
  focusWanted();
});

document.addEventListener("daybook:calendar-drawn", () => {
  const wasLost = document.activeElement === document.body && current;
  tellTab();
  focusWanted();
  if (wasLost && document.activeElement === document.body) cards().find((card) => card.dataset.card === current)?.focus({ preventScroll: true });
});
