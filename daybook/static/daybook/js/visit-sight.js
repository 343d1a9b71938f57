// The days behind the open visit: its card is marked and its column in sight; they follow the date that is typed.
const PHONE = window.matchMedia("(max-width: 40em)");
const A_DAY = 86_400_000;
let isDue = false; // whether the column is to be brought into sight once the days are drawn

function form() {
  return document.querySelector("[data-visit]");
}

function root() {
  return document.querySelector("[data-calendar]");
}

function mark() {
  const visit = new URLSearchParams(form()?.dataset.question).get("visit");
  for (const card of document.querySelectorAll("[data-calendar] a[data-card]")) {
    if (visit && card.href.endsWith(`visit=${visit}`)) card.setAttribute("aria-current", "true");
    else card.removeAttribute("aria-current");
  }
}

// The column of the first booking's staff member, where it has no card yet.
function column() {
  const staff = form().querySelector('[name$="-staff"]')?.value;
  const place = [...(root().columns?.keys() ?? [])].indexOf(staff);
  return root().dataset.view === "day" && place >= 0 ? root().querySelectorAll(".ec-body .ec-day")[place] : null;
}

function bring() {
  if (!form() || !root() || PHONE.matches) return;
  const card = root().querySelector('a[data-card][aria-current="true"]');
  if (card) card.scrollIntoView({ block: "nearest", inline: "center" });
  else column()?.scrollIntoView({ block: "nearest", inline: "center" });
}

function isShown(day) {
  const { first, view } = root()?.dataset ?? {};
  const days = view === "week" ? 7 : 1;
  const past = (Date.parse(day) - Date.parse(first)) / A_DAY;
  return !(past < 0 || past >= days);
}

function follow(day) {
  const view = document.querySelector("[data-filters] [name=view]");
  if (!day || !view || PHONE.matches || Number.isNaN(Date.parse(day)) || day < "1900" || isShown(day)) return;
  const asked = new URLSearchParams(window.location.search);
  asked.set("view", view.value);
  asked.set("date", day);
  window.history.replaceState(window.history.state, "", `?${asked}`);
  isDue = true;
  window.htmx.ajax("GET", window.location.href, { target: "#board", swap: "outerHTML" });
}

function begin() {
  mark();
  if (!form()) return;
  isDue = true;
  bring();
  if (!form().dataset.question) follow(form().querySelector('[name$="-day"]')?.value);
}

document.addEventListener("change", (event) => {
  const field = event.target;
  if (!field.closest?.("[data-booking-card]")) return;
  if (field.matches('[name$="-day"]')) follow(field.value);
  if (field.matches('[name$="-staff"]')) bring();
});
document.addEventListener("daybook:calendar-drawn", () => {
  mark();
  if (isDue) bring();
  isDue = false;
});
document.addEventListener("htmx:afterSettle", (event) => event.target.id === "visit" && begin());
new MutationObserver(() => document.getElementById("visit").hidden && mark()).observe(document.getElementById("visit"), {
  attributes: true, attributeFilter: ["hidden"],
});
if (form()) begin();
