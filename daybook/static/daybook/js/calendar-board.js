// [data-calendar] becomes the grid of EventCalendar, fed by data-feed; what is dragged, pulled or clicked goes to the server.
import { asEvent, asResource, asShade, cardContent, columnHead, dayHead, unmarkTable } from "./calendar-cards.js";
import { later, minutesBetween, minutesOf, nowThere, onStep, wallOf } from "./calendar-clock.js";
import { begin, openVisit, place, say } from "./calendar-moves.js";

const PHONE = window.matchMedia("(max-width: 40em)");
let grid = null; // { root, calendar, isHeld } of the page as it is
let scrolled = null;
const mounted = new WeakSet();

// What the feed told, for whoever has only an element at hand.
function know(root, cards, columns = []) {
  root.cards = new Map([...(root.cards ?? []), ...cards.map((card) => [String(card.id), card])]);
  root.columns = new Map([...(root.columns ?? []), ...columns.map((column) => [String(column.id), column.name])]);
}

async function settle(info, fields) {
  const card = await place(grid.root, info.event.extendedProps.card, fields);
  if (card) placed(card);
  else info.revert();
}

function placed(card) {
  know(grid.root, [card]);
  grid.calendar.updateEvent(asEvent(grid.root, card));
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

function drawn(root, answer) {
  return [...answer.closed.map(asShade), ...answer.cards.map((card) => asEvent(root, card))];
}

function clockText(start, end) {
  return `${wallOf(start).slice(11)}–${wallOf(end).slice(11)}`;
}

function hold(isHeld) {
  if (!grid) return;
  grid.isHeld = isHeld;
  // A card that was let go is no link that was clicked.
  if (!isHeld) grid.heldUntil = performance.now() + 300;
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
    resourceLabelContent: columnHead,
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

async function fed(root) {
  try {
    const answer = await fetch(root.dataset.feed, { headers: { Accept: "application/json" } });
    if (answer.redirected) window.location.reload();
    return await answer.json();
  } catch {
    say(document.body.dataset.offline, { isRefusal: true });
    return null;
  }
}

async function mount(root) {
  mounted.add(root);
  const answer = await fed(root);
  if (!answer || !root.isConnected) return;
  root.removeAttribute("aria-busy");
  root.querySelector("[data-board-nobody]").hidden = answer.columns.length > 0;
  if (!answer.columns.length) return;
  know(root, answer.cards, answer.columns);
  grid = { root, calendar: window.EventCalendar.create(root, optionsOf(root, answer)), isHeld: false, heldUntil: 0 };
  const pane = root.querySelector(".ec-main");
  unmarkTable(root);
  // For its first second EventCalendar takes the browser's clock for the location's.
  setTimeout(() => root.setAttribute("data-settled", ""), 1200);
  if (scrolled?.view === root.dataset.view) pane.scrollTo(scrolled);
}

async function refresh() {
  if (!grid) return;
  const { root, calendar } = grid;
  const answer = await fed(root);
  if (!answer || grid?.root !== root || grid.isHeld) return;
  know(root, answer.cards, answer.columns);
  calendar.setOption("resources", answer.columns.map(asResource));
  calendar.setOption("events", drawn(root, answer));
}

document.addEventListener("daybook:calendar-changed", refresh);
document.addEventListener("daybook:card-placed", (event) => placed(event.detail));
document.addEventListener("htmx:load", (event) => {
  const root = event.target.querySelector?.("[data-calendar]");
  if (root && !mounted.has(root)) mount(root);
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
