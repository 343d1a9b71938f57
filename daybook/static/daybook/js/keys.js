// Keys of the register: j k x e i / ? Enter Esc. Not while somebody types, and not in an open dialog or menu.
const TYPING = "input:not([type=checkbox]), textarea, select, [contenteditable], .ts-wrapper *";

function rows() {
  return [...document.querySelectorAll("[data-rows] tr[data-booking]")];
}

function current() {
  return document.querySelector("[data-rows] tr.is-current");
}

function point(row) {
  current()?.classList.remove("is-current");
  if (!row) return;
  row.classList.add("is-current");
  (row.querySelector("[data-tick]") ?? row.querySelector("[data-act]"))?.focus({ preventScroll: true });
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
  if (!row) return;
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
  const row = event.target.closest("[data-rows] tr[data-booking]");
  if (row && row !== current()) {
    current()?.classList.remove("is-current");
    row.classList.add("is-current");
  }
});

// The row stays the current one through a fresh look at the same rows.
let booking = null;
document.addEventListener("htmx:beforeSwap", () => {
  booking = current()?.dataset.booking ?? booking;
});
document.addEventListener("htmx:afterSettle", () => {
  if (!booking || current()) return;
  const row = document.querySelector(`[data-rows] tr[data-booking="${CSS.escape(booking)}"]`);
  row?.classList.add("is-current");
});
