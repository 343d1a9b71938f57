// A date that is typed into [data-board-day] is asked for once it is whole: after a moment, by Enter, or when the field is left.
const PAUSE = 900; // milliseconds without a key
let timer = 0;
let typed = null; // the field that somebody types in

function field(event) {
  return event.target.matches?.("[data-board-day]") ? event.target : null;
}

function settle() {
  clearTimeout(timer);
  const done = typed;
  typed = null;
  if (!done?.isConnected || !done.validity.valid || done.value === done.defaultValue) return;
  done.dispatchEvent(new Event("change", { bubbles: true }));
}

function wait() {
  clearTimeout(timer);
  timer = setTimeout(settle, PAUSE);
}

document.addEventListener("keydown", (event) => {
  if (!field(event) || event.key === "Tab") return;
  if (event.key === "Enter") {
    event.preventDefault();
    settle();
  } else {
    typed = event.target;
    wait();
  }
});
// A day that was chosen in the month is asked for at once.
document.addEventListener("change", (event) => {
  if (typed && field(event)) event.stopImmediatePropagation();
}, { capture: true });
document.addEventListener("focusout", (event) => {
  if (field(event)) settle();
});
