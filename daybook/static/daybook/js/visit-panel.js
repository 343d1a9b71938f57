// The panel #visit beside the calendar: a visit opens in it with an address of its own, and closes back to its card.
import { say } from "./calendar-moves.js";
import { forget, leave } from "./visit-draft.js";

const OF_A_VISIT = ["visit", "new", "again", "copy", "on", "at", "column", "length", "client", "back"];
const IN_FRONT = "dialog[open], details[data-menu][open], .ts-wrapper.dropdown-active";
const PHONE = window.matchMedia("(max-width: 40em)");
const panel = document.getElementById("visit");
let opener = null;
let shown = null; // what the address says of the visit in the panel

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

function asked() {
  const { visit } = split(window.location.search);
  return ["visit", "new", "again", "copy"].some((name) => visit.has(name)) ? String(visit) : null;
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
  say("");
  shown = asked();
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
  const open = new URLSearchParams(form()?.dataset.question).get("visit");
  const kept = leave();
  const words = form()?.dataset.keptWords;
  keepBack();
  panel.replaceChildren();
  panel.hidden = true;
  cover();
  const { days } = split(window.location.search);
  window.history.replaceState(null, "", `?${days}`);
  document.title = `${panel.dataset.behind} · Daybook`;
  shown = null;
  if (kept) say(words);
  returnFocus(visit ?? open);
  if (visit) document.dispatchEvent(new CustomEvent("daybook:card-wanted", { detail: visit }));
}

function saved({ visit, said }) {
  forget();
  if (said) {
    close({ visit });
    say(said);
  } else {
    window.history.replaceState({ visit: true }, "", over(`?visit=${visit}`));
    shown = asked();
  }
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
  if (event.key !== "Escape" || panel.hidden || event.defaultPrevented || document.querySelector(IN_FRONT)) return;
  event.preventDefault();
  close();
});
// A step to a place on the same page comes here too, and leaves the visit as it is.
window.addEventListener("popstate", () => {
  if (asked() === shown) return;
  if (asked() === null) close();
  else load(window.location.href);
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
if (!panel.hidden) {
  shown = asked();
  look();
}
