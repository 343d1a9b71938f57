// Brings the grid to what the feed says now. What did not change is not touched: nothing flickers, scrolls or loses its focus.
import { asEvent, asResource, asShade } from "./calendar-cards.js";
import { keep, know } from "./calendar-feed.js";

const MANY = 60; // changes that are drawn one by one; of more, everything is drawn anew

export function drawn(root, answer) {
  return [...answer.closed.map(asShade), ...answer.cards.map((card) => asEvent(root, card))];
}

function written(thing) {
  return JSON.stringify(thing);
}

// How much smaller than on the screen it has to be to stand on one sheet: heights in pixels, of paper and of the grid.
const [SHEET, HEAD] = [620, 45];

function fitPaper(root, { opens, closes }) {
  const [from, to] = [opens, closes].map((time) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5)));
  const tall = HEAD + ((to - from) * Number(root.dataset.height)) / Number(root.dataset.line);
  root.style.setProperty("--paper", Math.max(0.4, Math.min(1, SHEET / tall)).toFixed(2));
}

// What stands in the grid, by number, as text to compare.
export function remember(root, answer) {
  fitPaper(root, answer);
  root.drawn = new Map(drawn(root, answer).map((event) => [event.id, written(event)]));
  root.heads = written(answer.columns);
  keep(root, answer);
}

// At a change EventCalendar scrolls to the hour it began with: before that is seen, the pane goes back to where it was.
function stayThere(root, change) {
  const pane = root.querySelector(".ec-main");
  const { scrollTop: top, scrollLeft: left } = pane;
  change();
  requestAnimationFrame(() => pane.scrollTo({ top, left, behavior: "instant" }));
}

export function drawOne({ root, calendar }, card) {
  know(root, [card]);
  const event = asEvent(root, card);
  root.drawn.set(event.id, written(event));
  stayThere(root, () => calendar.updateEvent(event));
}

// Those of the open visit that are not saved: nothing but what differs is touched.
export function drawTyped({ root, calendar }, events) {
  const now = new Map(events.map((event) => [event.id, written(event)]));
  const gone = [...(root.typed?.keys() ?? [])].filter((id) => !now.has(id));
  const isThere = (event) => root.typed?.has(event.id) && calendar.getEventById(event.id);
  const changed = events.filter((event) => !isThere(event) || root.typed.get(event.id) !== now.get(event.id));
  const known = new Set(changed.filter(isThere));
  root.typed = now;
  if (!gone.length && !changed.length) return;
  stayThere(root, () => {
    calendar.unselect();
    for (const id of gone) calendar.removeEventById(id);
    for (const event of changed) {
      if (known.has(event)) calendar.updateEvent(event);
      else calendar.addEvent(event);
    }
  });
}

function setTimes({ calendar }, { opens, closes }) {
  for (const [name, time] of [["slotMinTime", opens], ["slotMaxTime", closes]]) {
    if (calendar.getOption(name) !== time) calendar.setOption(name, time);
  }
}

export function redraw(grid, answer) {
  stayThere(grid.root, () => bring(grid, answer));
}

function bring({ root, calendar }, answer) {
  root.cards = new Map();
  know(root, answer.cards, answer.columns);
  const events = drawn(root, answer);
  const changed = events.filter((event) => root.drawn.get(event.id) !== written(event));
  const there = new Set(events.map((event) => event.id));
  const gone = [...root.drawn.keys()].filter((id) => !there.has(id));
  const hasOtherHeads = root.heads !== written(answer.columns);
  setTimes({ calendar }, answer);
  if (hasOtherHeads) calendar.setOption("resources", answer.columns.map(asResource));
  if (hasOtherHeads || changed.length + gone.length > MANY) calendar.setOption("events", events);
  else {
    for (const id of gone) calendar.removeEventById(id);
    for (const event of changed) {
      if (root.drawn.has(event.id)) calendar.updateEvent(event);
      else calendar.addEvent(event);
    }
  }
  remember(root, answer);
}
