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

function words(card, time) {
  const marks = card.marks.map((mark) => mark.words);
  return [time, card.client, ...card.services, card.status_words, ...marks].filter(Boolean).join(", ");
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
  if (!card) return { domNodes: [made("span", "cal-time", info.timeText)] };
  const moved = wallOf(info.event.start) !== card.start || wallOf(info.event.end) !== card.end;
  const time = moved ? info.timeText : card.time;
  const box = linked(root, card);
  box.dataset.card = card.id;
  box.tabIndex = -1;
  box.setAttribute("aria-label", words(card, time));
  const head = made("span", "cal-head");
  head.append(made("span", "cal-time", time));
  if (card.marks.length) {
    const marks = made("span", "cal-marks");
    marks.append(...card.marks.map((mark) => icon(root, mark)));
    head.append(marks);
  }
  box.append(head, made("span", "cal-client", card.client));
  // Whole lines only: what does not fit is left out, the label says it all.
  const lines = Math.floor((heightOf(root, card) - 4) / LINE) - 2;
  const hasPhone = card.phone && lines > 1;
  const services = made("span", "cal-services", card.services.join(", "));
  services.style.setProperty("--lines", Math.max(1, lines - (hasPhone ? 1 : 0)));
  if (card.services.length) box.append(services);
  if (hasPhone) box.append(made("span", "cal-phone", card.phone));
  return { domNodes: [box] };
}

export function columnHead({ resource }) {
  const { initials, position, note, is_retired: isRetired } = resource.extendedProps;
  const box = made("span", isRetired ? "cal-column is-retired" : "cal-column");
  const badge = made("span", "cal-initials", initials);
  badge.setAttribute("aria-hidden", "true");
  const names = made("span", "cal-names");
  names.append(made("span", "cal-name", resource.title), made("small", "cal-position", note || position));
  box.append(badge, names);
  return { domNodes: [box] };
}

export function dayHead(root, date) {
  const name = new Intl.DateTimeFormat(root.dataset.language, { weekday: "short", day: "numeric" }).format(date);
  return { domNodes: [made("span", "cal-dayname", name)] };
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
  return { resourceIds: [String(closed.staff)], start: closed.start, end: closed.end, display: "background" };
}

export function asResource(column) {
  return { id: String(column.id), title: column.name, extendedProps: column };
}
