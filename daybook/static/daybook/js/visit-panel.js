// The panel #visit beside the calendar: a visit opens in it with an address of its own, and closes back to its card.
import { say } from "./calendar-moves.js";
import { forget, leave } from "./visit-draft.js";

const OF_A_VISIT = ["visit", "new", "again", "at", "column", "length", "client", "back"];
const PHONE = window.matchMedia("(max-width: 40em)");
const panel = document.getElementById("visit");
let titleBehind = panel.hidden ? document.title : "";
let opener = null;

function form() {
  return panel.querySelector("[data-visit]");
}

function split(search) {
  const [days, visit] = [new URLSearchParams(), new URLSearchParams()];
  for (const [name, value] of new URLSearchParams(search)) (OF_A_VISIT.includes(name) ? visit : days).append(name, value);
  return { days, visit };
}

// A visit of any address, over the days that are shown now.
function over(address) {
  const [here, there] = [split(window.location.search).days, split(new URL(address, window.location).search)];
  const question = [here.has("view") ? here : there.days, there.visit].map(String).filter(Boolean).join("&");
  return `${window.location.pathname.replace(/(\/calendar\/).*/, "$1")}?${question}`;
}

function cover() {
  for (const behind of document.querySelectorAll(".rail, #content")) behind.inert = PHONE.matches && !panel.hidden;
}

function look() {
  if (!form()) return;
  document.title = `${form().dataset.title.trim()} · Daybook`;
  if (!panel.contains(document.activeElement)) (panel.querySelector("[autofocus]") ?? panel.querySelector(".visit-title")).focus();
}

async function load(address) {
  leave();
  panel.replaceChildren();
  panel.hidden = false;
  panel.setAttribute("aria-busy", "true");
  cover();
  await window.htmx.ajax("GET", address, { target: panel, swap: "innerHTML" });
  panel.removeAttribute("aria-busy");
  if (form()) look();
  else close();
}

function open(address) {
  const active = document.activeElement;
  if (!panel.contains(active)) opener = { element: active, card: active?.dataset?.card };
  titleBehind ||= document.title;
  const there = over(address);
  window.history.pushState({ visit: true }, "", there);
  load(there);
}

function cardOf(visit) {
  return document.querySelector(`[data-calendar] a[data-card][href$="visit=${visit}"], [data-board] a[href$="visit=${visit}"]`);
}

function returnFocus(visit) {
  const card = opener?.card && document.querySelector(`[data-calendar] [data-card="${opener.card}"]`);
  const place = cardOf(visit) ?? card ?? (opener?.element?.isConnected ? opener.element : null);
  (place && place !== document.body ? place : document.querySelector(".board-title"))?.focus();
  opener = null;
}

// The way back to where one came from stays, above the calendar.
function keepBack() {
  const [link, place] = [panel.querySelector("[data-back]"), document.querySelector("[data-board-back]")];
  if (!link) return;
  place.replaceChildren(link);
  place.hidden = false;
}

function close({ visit } = {}) {
  const shown = new URLSearchParams(form()?.dataset.question).get("visit");
  const kept = leave();
  const words = form()?.dataset.keptWords;
  keepBack();
  panel.replaceChildren();
  panel.hidden = true;
  cover();
  const { days } = split(window.location.search);
  window.history.replaceState(null, "", `?${days}`);
  document.title = titleBehind || document.title;
  if (kept) say(words);
  returnFocus(visit ?? shown);
  // The card of a new visit is drawn in a moment.
  if (visit) document.addEventListener("daybook:calendar-drawn", () => cardOf(visit)?.focus(), { once: true });
}

function saved({ visit, said }) {
  forget();
  if (said) {
    close({ visit });
    say(said);
  } else window.history.replaceState({ visit: true }, "", over(`?visit=${visit}`));
}

function isBusyWithKeys(event) {
  return event.defaultPrevented || document.querySelector("dialog[open], details[data-menu][open], .ts-wrapper.dropdown-active");
}

document.addEventListener("daybook:open-visit", (event) => {
  event.preventDefault();
  open(event.detail.address);
});
document.addEventListener("click", (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.button || event.defaultPrevented) return;
  const link = event.target.closest("a[data-opens-visit], [data-visit-close]");
  if (!link) return;
  event.preventDefault();
  if (link.matches("[data-visit-close]")) close();
  else open(link.href);
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || panel.hidden || isBusyWithKeys(event)) return;
  event.preventDefault();
  close();
});
window.addEventListener("popstate", () => {
  if (["visit", "new", "again"].some((name) => new URLSearchParams(window.location.search).has(name))) load(window.location.href);
  else if (!panel.hidden) close();
});
document.addEventListener("daybook:visit-saved", (event) => saved(event.detail));
document.addEventListener("htmx:afterSettle", (event) => {
  if (event.target === panel) look();
});
// Other days are asked for with the panel open: their address keeps the visit.
document.addEventListener("htmx:configRequest", (event) => {
  if (event.detail.target?.id !== "board" || panel.hidden) return;
  for (const [name, value] of split(window.location.search).visit) event.detail.parameters[name] = value;
});
PHONE.addEventListener("change", cover);
cover();
if (!panel.hidden) look();
