// [data-calendar] becomes the grid of EventCalendar, fed by data-feed; what is dragged, pulled or clicked goes to the server.
import { asResource, cardContent, columnHead, dayHead, unmarkTable } from "./calendar-cards.js";
import { later, minutesBetween, minutesOf, nowThere, onStep, wallOf } from "./calendar-clock.js";
import { fed, know } from "./calendar-feed.js";
import { begin, openVisit, place } from "./calendar-moves.js";
import { drawn, drawOne, drawTyped, redraw, remember } from "./calendar-redraw.js";

const PHONE = window.matchMedia("(max-width: 40em)");
let grid = null; // { root, calendar, isHeld, waits } of the page as it is
let [isWanted, isAsking] = [false, false];
let scrolled = null;
const mounted = new WeakSet();

// While the server is asked, the card stands where it was let go: nothing is drawn anew until that is settled.
async function settle(info, fields) {
  const here = grid;
  here.waits += 1;
  const card = await place(here.root, info.event.extendedProps.card, fields);
  if (!card) info.revert();
  here.waits -= 1;
  if (card && grid === here) drawOne(grid, card);
  catchUp();
}

function dropped(info) {
  const { card } = info.event.extendedProps;
  const start = later(card.start, minutesOf(info.delta));
  settle(info, {
    ...(info.newResource ? { staff: info.newResource.id } : {}),
    ...(start === card.start ? {} : { start: onStep(start, Number(grid.root.dataset.step)) }),
  });
}

function pulled(info) {
  settle(info, { end: later(info.event.extendedProps.card.end, minutesOf(info.endDelta)) });
}

function clockText(start, end) {
  return `${wallOf(start).slice(11)}–${wallOf(end).slice(11)}`;
}

function hold(isHeld) {
  if (!grid) return;
  grid.isHeld = isHeld;
  // A card that was let go is no link that was clicked.
  if (!isHeld) grid.heldUntil = performance.now() + 300;
  catchUp();
}

function optionsOf(root, answer) {
  const { first, line, label, step, height, offset, view } = root.dataset;
  const now = nowThere(offset);
  return {
    view: view === "week" ? "timeGridWeek" : "resourceTimeGridDay",
    date: first, firstDay: 1, headerToolbar: { start: "", center: "", end: "" }, height: "100%",
    allDaySlot: false, nowIndicator: true, timeZone: offset, locale: root.dataset.language,
    slotMinTime: answer.opens, slotMaxTime: answer.closes, flexibleSlotTimeLimits: true, slotEventOverlap: false,
    slotDuration: { minutes: Number(line) }, slotLabelInterval: { minutes: Number(label) },
    snapDuration: { minutes: Number(step) }, slotHeight: Number(height),
    slotLabelFormat: (time) => wallOf(time).slice(11),
    scrollTime: now.startsWith(first) ? later(now, -90).slice(11) : "08:45",
    columnWidth: view === "week" ? "minmax(6.5rem, 1fr)" : `minmax(${PHONE.matches ? "8rem" : "9.5rem"}, 1fr)`,
    eventTimeFormat: clockText,
    dayHeaderFormat: (date) => dayHead(root, date),
    resourceLabelContent: (info) => columnHead(root, info),
    eventContent: (info) => cardContent(root, info),
    eventStartEditable: "mayMove" in root.dataset, eventDurationEditable: "mayStretch" in root.dataset,
    selectable: "mayCreate" in root.dataset, pointer: "mayCreate" in root.dataset, longPressDelay: 450,
    dateClick: (info) => begin(root, info.resource?.id, info.dateStr),
    select: (info) => begin(root, info.resource?.id, info.startStr, minutesBetween(info.startStr, info.endStr)),
    eventDragStart: () => hold(true), eventDragStop: () => hold(false),
    eventResizeStart: () => hold(true), eventResizeStop: () => hold(false),
    eventDrop: dropped, eventResize: pulled,
    eventAllUpdated: () => {
      unmarkTable(root);
      document.dispatchEvent(new CustomEvent("daybook:calendar-drawn", { detail: root }));
    },
    resources: answer.columns.map(asResource),
    events: drawn(root, answer),
  };
}

async function mount(root) {
  const answer = await fed(root, { isQuiet: mounted.has(root) });
  mounted.add(root);
  if (!answer || !root.isConnected) return;
  root.removeAttribute("aria-busy");
  root.querySelector("[data-board-nobody]").hidden = answer.columns.length > 0;
  if (!answer.columns.length) return;
  know(root, answer.cards, answer.columns);
  remember(root, answer);
  grid = { root, calendar: window.EventCalendar.create(root, optionsOf(root, answer)), isHeld: false, heldUntil: 0, waits: 0 };
  const pane = root.querySelector(".ec-main");
  unmarkTable(root);
  // For its first second EventCalendar takes the browser's clock for the location's.
  setTimeout(() => root.setAttribute("data-settled", ""), 1200);
  if (scrolled?.view === root.dataset.view) pane.scrollTo(scrolled);
}

function isBusy() {
  return grid && (grid.isHeld || grid.waits > 0);
}

function catchUp() {
  if (isWanted) refresh();
}

// One question at a time; what happens while it is on its way, or in the hand of the person, is asked for afterwards.
async function refresh() {
  isWanted = true;
  if (isAsking || isBusy()) return;
  isAsking = true;
  while (isWanted && !isBusy()) {
    isWanted = false;
    const root = document.querySelector("[data-calendar]");
    if (root) await (grid?.root === root ? bring(root) : mount(root));
  }
  isAsking = false;
}

async function bring(root) {
  const answer = await fed(root, { isQuiet: true });
  if (!answer || grid?.root !== root) return;
  if (isBusy()) isWanted = true;
  else redraw(grid, answer);
}

document.addEventListener("daybook:calendar-changed", refresh);
document.addEventListener("daybook:card-placed", (event) => grid && drawOne(grid, event.detail));
document.addEventListener("daybook:typed", (event) => grid && !isBusy() && drawTyped(grid, event.detail));
document.addEventListener("htmx:load", (event) => {
  const root = event.target.querySelector?.("[data-calendar]");
  if (root && !mounted.has(root)) refresh();
});
document.addEventListener("htmx:beforeCleanupElement", (event) => {
  if (!grid || event.target !== grid.root) return;
  const pane = grid.root.querySelector(".ec-main");
  scrolled = pane && { top: pane.scrollTop, left: pane.scrollLeft, view: grid.root.dataset.view };
  window.EventCalendar.destroy(grid.calendar);
  grid = null;
});
document.addEventListener("click", (event) => {
  if (event.target.closest("[data-prints]")) window.print();
  const card = event.target.closest("a[data-card]");
  if (!card || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  event.preventDefault();
  if (!grid.isHeld && performance.now() > grid.heldUntil) openVisit(card.href);
});
