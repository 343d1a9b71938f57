// Back returns to the same place: scroll and current row are kept per address for this tab.
// A page that leads back by a link adds #back to the address.
const KEY = "daybook.place";
const GOING_BACK = "daybook.back";
const KEPT = 50;
let leaving = false;

function kept(key) {
  try {
    return JSON.parse(sessionStorage.getItem(key));
  } catch {
    return null;
  }
}

function keep(key, value) {
  try {
    sessionStorage.setItem(key, JSON.stringify(value));
  } catch {
    // Nothing can be kept in this tab: Back shows the top of the page.
  }
}

// Written one way, however it came about: a form, a link and the server spell blanks and commas differently.
function question() {
  return new URLSearchParams(window.location.search).toString();
}

function address() {
  return window.location.pathname + (question() && `?${question()}`);
}

// The head of the page stays while the question below it changes: the link takes the question along as it is now.
function takeAlong(event) {
  const link = event.target.closest?.("[data-books], [data-new]");
  if (!link) return;
  const wanted = new URL(link.href);
  const back = link.matches("[data-new]") ? question() : address();
  if (back) wanted.searchParams.set("back", back);
  else wanted.searchParams.delete("back");
  link.href = wanted.href;
}

function remember() {
  const table = document.querySelector("[data-scrolls]");
  if (!table || leaving) return;
  const others = Object.entries(kept(KEY) ?? {}).filter(([known]) => known !== address());
  const row = document.querySelector("[data-rows] tr.is-current");
  const place = { page: window.scrollY, top: table.scrollTop, left: table.scrollLeft, row: row?.dataset.booking ?? row?.dataset.row };
  keep(KEY, Object.fromEntries([...others, [address(), place]].slice(-KEPT)));
}

function focusRow(number) {
  const wanted = CSS.escape(number ?? "");
  const row = document.querySelector(`[data-rows] :is(tr[data-booking="${wanted}"], tr[data-row="${wanted}"])`);
  if (!row) return;
  row.classList.add("is-current");
  (row.querySelector("[data-act]") ?? row).focus({ preventScroll: true });
}

function restore() {
  const place = kept(KEY)?.[address()];
  const table = document.querySelector("[data-scrolls]");
  if (!place || !table) return;
  focusRow(place.row);
  window.scrollTo({ top: place.page, behavior: "instant" });
  table.scrollTo({ top: place.top, left: place.left, behavior: "instant" });
}

function cameBack() {
  const [entry] = performance.getEntriesByType("navigation");
  return entry?.type === "back_forward" || kept(GOING_BACK) || window.location.hash === "#back";
}

document.addEventListener("click", takeAlong);
window.addEventListener("pagehide", remember);
document.addEventListener("htmx:beforeHistorySave", remember);
// Here the address is the earlier one already, while the page is still the later one.
document.addEventListener("htmx:historyCacheMiss", () => {
  leaving = true;
  keep(GOING_BACK, true);
});

if (cameBack()) {
  keep(GOING_BACK, false);
  if (window.location.hash === "#back") history.replaceState(history.state, "", address());
  restore();
}
