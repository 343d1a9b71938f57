// dialog[data-dialog] brought by htmx opens itself; [data-opens], [data-closes]; focus goes back to where it was.
let opener = null;

function remember(element) {
  const row = element?.closest?.("tr[data-booking]");
  opener = { element, booking: row?.dataset.booking, place: row ? row.rowIndex : -1 };
}

function rowToReturnTo() {
  const same = document.querySelector(`tr[data-booking="${CSS.escape(opener.booking ?? "")}"]`);
  if (same) return same;
  const rows = document.querySelectorAll("tr[data-booking]");
  return rows[Math.min(opener.place, rows.length) - 1] ?? null;
}

function returnFocus() {
  if (!opener) return;
  const { element } = opener;
  const row = opener.booking ? rowToReturnTo() : null;
  opener = null;
  if (element?.isConnected && element.checkVisibility?.()) element.focus();
  else (row?.querySelector("[data-act]") ?? document.querySelector("[data-scrolls]"))?.focus();
}

function open(dialog) {
  if (dialog.open) return;
  if (!opener) remember(document.activeElement);
  dialog.showModal();
  dialog.addEventListener("close", () => closed(dialog), { once: true });
}

function closed(dialog) {
  if (dialog.closest("[data-dialog-place]")) dialog.remove();
  if (!document.querySelector("dialog[open]")) returnFocus();
}

document.addEventListener("click", (event) => {
  const opens = event.target.closest("[data-opens]");
  if (opens) {
    remember(opens);
    open(document.querySelector(opens.dataset.opens));
    return;
  }
  const dialog = event.target.closest("dialog");
  if (dialog && (event.target.closest("[data-closes]") || event.target === dialog)) dialog.close();
  if (event.target.closest("[data-report-close]")) {
    event.target.closest("[data-report]").replaceChildren();
    document.querySelector("[data-scrolls], .board-title")?.focus();
  }
});

document.addEventListener("htmx:beforeRequest", (event) => {
  if (event.detail.target?.matches("[data-dialog-place]") && !document.querySelector("dialog[open]")) {
    remember(event.detail.elt);
  }
});

// Not as soon as it is there: until htmx has seen its form, Enter would send it as a page of its own.
document.addEventListener("htmx:load", (event) => {
  if (event.target.matches?.("[data-dialog-place] > dialog[data-dialog]")) open(event.target);
});

document.addEventListener("htmx:afterSwap", (event) => {
  if (event.target.matches("[data-report]")) {
    opener = null;
    for (const dialog of document.querySelectorAll("dialog[open]")) dialog.close();
    event.target.querySelector("[data-report-panel]")?.focus({ preventScroll: false });
    document.dispatchEvent(new CustomEvent("daybook:untick"));
  }
});
