// Back returns to the same place: scroll and current row are kept per address for this tab.
const KEY = "daybook.place";
const KEPT = 50;

function places() {
  try {
    return JSON.parse(sessionStorage.getItem(KEY)) ?? {};
  } catch {
    return {};
  }
}

function address() {
  return window.location.pathname + window.location.search;
}

function remember() {
  const table = document.querySelector("[data-scrolls]");
  if (!table) return;
  const all = Object.entries(places()).filter(([known]) => known !== address());
  const row = document.querySelector("[data-rows] tr.is-current");
  all.push([address(), { page: window.scrollY, top: table.scrollTop, left: table.scrollLeft, booking: row?.dataset.booking }]);
  try {
    sessionStorage.setItem(KEY, JSON.stringify(Object.fromEntries(all.slice(-KEPT))));
  } catch {
    // Nothing can be kept in this tab: Back shows the top of the page.
  }
}

function focusRow(booking) {
  const row = document.querySelector(`[data-rows] tr[data-booking="${CSS.escape(booking ?? "")}"]`);
  if (!row) return;
  row.classList.add("is-current");
  row.querySelector("[data-act]")?.focus({ preventScroll: true });
}

function restore() {
  const place = places()[address()];
  const table = document.querySelector("[data-scrolls]");
  if (!place || !table) return;
  focusRow(place.booking);
  window.scrollTo({ top: place.page, behavior: "instant" });
  table.scrollTo({ top: place.top, left: place.left, behavior: "instant" });
}

function cameBack() {
  const [entry] = performance.getEntriesByType("navigation");
  return entry?.type === "back_forward" || window.location.hash === "#back";
}

window.addEventListener("pagehide", remember);
document.addEventListener("htmx:beforeHistorySave", remember);
if (cameBack()) {
  if (window.location.hash === "#back") history.replaceState(history.state, "", address());
  restore();
}
