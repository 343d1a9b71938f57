// Keys of every list: j k x e i n / ? Enter Esc, those that it has. Not while somebody types, and not in an open dialog or menu.
const ROW = "[data-rows] :is(tr[data-booking], tr[data-row])";
const TYPING = "input:not([type=checkbox]), textarea, select, [contenteditable], .ts-wrapper *";

function rows() {
  return [...document.querySelectorAll(ROW)];
}

function current() {
  return document.querySelector("[data-rows] tr.is-current");
}

function point(row) {
  current()?.classList.remove("is-current");
  if (!row) return;
  row.classList.add("is-current");
  (row.querySelector("[data-tick]") ?? row.querySelector("[data-act]") ?? row).focus({ preventScroll: true });
  row.scrollIntoView({ block: "nearest" });
}

function step(by) {
  const all = rows();
  const place = all.indexOf(current());
  point(all[place < 0 ? 0 : Math.max(0, Math.min(all.length - 1, place + by))]);
}

function press(name) {
  current()?.querySelector(`[data-act="${name}"]`)?.click();
}

function info() {
  const row = current();
  if (!row?.dataset.booking) return;
  const button = row.querySelector('[data-act="info"]');
  if (button) button.click();
  else {
    const { here } = row.closest("[data-rows]").dataset;
    window.htmx.ajax("GET", `${here}${row.dataset.booking}/info/`, { source: row, target: "#dialog-place" });
  }
}

function tick(event) {
  const box = current()?.querySelector("[data-tick]");
  box?.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true, shiftKey: event.shiftKey }));
}

function search() {
  const field = document.querySelector("[data-search]");
  field?.focus();
  field?.select();
}

function enter(event) {
  if (event.target.closest("a, button, summary, label")) return false;
  if (!current()) return false;
  press(current().classList.contains("is-deleted") ? "info" : "edit");
  return true;
}

function escape() {
  if (!document.querySelector("[data-rows] [data-tick]:checked")) return false;
  document.dispatchEvent(new CustomEvent("daybook:untick"));
  return true;
}

const ACTS = {
  j: () => step(1),
  k: () => step(-1),
  x: tick,
  X: tick,
  e: () => press("edit"),
  i: info,
  n: () => document.querySelector("[data-new]")?.click(),
  "/": search,
  "?": () => document.querySelector('[data-opens="#keys-help"]')?.click(),
  Enter: enter,
  Escape: escape,
};

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  if (event.target.closest(TYPING) || document.querySelector("dialog[open], details[data-menu][open]")) return;
  const act = ACTS[event.key];
  if (act && act(event) !== false) event.preventDefault();
});

document.addEventListener("focusin", (event) => {
  const row = event.target.closest(ROW);
  if (row && row !== current()) {
    current()?.classList.remove("is-current");
    row.classList.add("is-current");
  }
});

// The row stays the current one through a fresh look at the same rows.
let last = null;
document.addEventListener("htmx:beforeSwap", () => {
  last = current() ?? last;
});
document.addEventListener("htmx:afterSettle", () => {
  if (!last || current()) return;
  const { booking, row } = last.dataset;
  rows().find((one) => one.dataset.booking === booking && one.dataset.row === row)?.classList.add("is-current");
});
