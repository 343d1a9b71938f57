// What a card, the head of a column and of a day look like. Every word comes with the feed.
import { wallOf } from "./calendar-clock.js";

const SVG = "http://www.w3.org/2000/svg";
const SHORT = 46; // pixels: what is lower has one line
const LINE = 15.6;

function made(tag, className, text) {
  const element = document.createElement(tag);
  element.className = className;
  if (text !== undefined) element.textContent = text;
  return element;
}

function heard(text) {
  return made("span", "visually-hidden", ` ${text} `);
}

function icon(root, { icon: name, color }) {
  const svg = document.createElementNS(SVG, "svg");
  const use = document.createElementNS(SVG, "use");
  use.setAttribute("href", `${root.dataset.icons}#${name}`);
  svg.classList.add("icon");
  svg.setAttribute("aria-hidden", "true");
  if (color) svg.setAttribute("color", color); // an attribute of the drawing: no style is set
  svg.append(use);
  return svg;
}

export function visitAddress(root, card) {
  return `${root.dataset.address}&visit=${card.visit}`;
}

function heightOf(root, card) {
  return (card.minutes * Number(root.dataset.height)) / Number(root.dataset.line);
}

function linked(root, card) {
  if (!("opensVisits" in root.dataset)) {
    const group = made("div", "cal-card");
    group.setAttribute("role", "group");
    return group;
  }
  const link = made("a", "cal-card");
  link.href = visitAddress(root, card);
  link.draggable = false;
  return link;
}

// While it is dragged or pulled, the card tells the time where it would come to stand.
export function cardContent(root, info) {
  const { card } = info.event.extendedProps;
  if (info.event.display === "background") return { domNodes: [] };
  if (!card) return { domNodes: [made("span", "cal-time", info.timeText)] };
  const moved = wallOf(info.event.start) !== card.start || wallOf(info.event.end) !== card.end;
  const time = moved ? info.timeText : card.time;
  const box = linked(root, card);
  box.dataset.card = card.id;
  box.tabIndex = -1;
  const head = made("span", "cal-head");
  head.append(made("span", "cal-time", time));
  const marks = made("span", "cal-marks");
  for (const mark of card.marks) marks.append(icon(root, mark), heard(mark.words));
  head.append(marks);
  const height = heightOf(root, card);
  // Whole lines only: what does not fit is heard all the same.
  const lines = height < SHORT ? 0 : Math.floor((height - 4) / LINE) - 2;
  const services = lines ? made("span", "cal-services", card.services.join(", ")) : heard(card.services.join(", "));
  const phone = lines > 1 ? made("span", "cal-phone", card.phone) : heard(card.phone);
  services.style.setProperty("--lines", Math.max(1, card.phone ? lines - 1 : lines));
  box.append(head, made("span", "cal-client", card.client), services, phone);
  box.append(heard(`${root.columns?.get(String(card.staff)) ?? ""}, ${card.status_words}`));
  return { domNodes: [box] };
}

// Whoever may change working hours comes to those of that day by the head of its column.
function head(root, className, staff, day, isOpen) {
  const { hours, hoursWords } = root.dataset;
  const box = made(hours && isOpen ? "a" : "span", className);
  if (box.tagName !== "A") return box;
  box.href = hours.replace("/0/days/day/", `/${staff}/days/${day}/`);
  box.title = hoursWords;
  box.dataset.hoursOf = day;
  box.tabIndex = -1;
  return box;
}

export function columnHead(root, { resource }) {
  const { initials, position, note, is_retired: isRetired } = resource.extendedProps;
  const box = head(root, isRetired ? "cal-column is-retired" : "cal-column", resource.id, root.dataset.first, !isRetired);
  const badge = made("span", "cal-initials", initials);
  badge.setAttribute("aria-hidden", "true");
  const names = made("span", "cal-names");
  names.append(made("span", "cal-name", resource.title), made("small", "cal-position", note || position));
  box.append(badge, names);
  return { domNodes: [box] };
}

export function dayHead(root, date) {
  const name = new Intl.DateTimeFormat(root.dataset.language, { weekday: "short", day: "numeric" }).format(date);
  const box = head(root, "cal-column", root.dataset.staff, wallOf(date).slice(0, 10), true);
  box.append(made("span", "cal-dayname", name));
  return { domNodes: [box] };
}

export function asEvent(root, card) {
  return {
    id: String(card.id),
    resourceIds: [String(card.staff)],
    start: card.start,
    end: card.end,
    title: card.client,
    classNames: [`cal-status${card.status}`, ...(heightOf(root, card) < SHORT ? ["is-short"] : [])],
    extendedProps: { card },
  };
}

export function asShade(closed) {
  const id = `closed ${closed.staff} ${closed.start} ${closed.end}`;
  return { id, resourceIds: [String(closed.staff)], start: closed.start, end: closed.end, display: "background" };
}

export function asResource(column) {
  return { id: String(column.id), title: column.name, extendedProps: column };
}

// EventCalendar calls itself a table, and puts into it what no table holds: it is a list of links under heads.
export function unmarkTable(root) {
  for (const part of root.querySelectorAll("[role]:not(.cal-card)")) part.removeAttribute("role");
  for (const part of root.querySelectorAll("[aria-colindex], [aria-colcount], [aria-rowindex], [aria-colspan]")) {
    for (const name of ["aria-colindex", "aria-colcount", "aria-rowindex", "aria-colspan"]) part.removeAttribute(name);
  }
}
