// An answer that takes longer than 150 ms shows grey rows in place of the old ones; the button says that it works.
const PATIENCE = 150;
const waiting = new Map();

function isAnswer(target) {
  return target?.id === "answer" || target?.id === "register";
}

function show(target) {
  target.classList.add("is-busy");
  target.setAttribute("aria-busy", "true");
}

function done(target) {
  clearTimeout(waiting.get(target));
  waiting.delete(target);
  target.classList.remove("is-busy");
  target.removeAttribute("aria-busy");
}

document.addEventListener("htmx:beforeSend", (event) => {
  const { target } = event.detail;
  if (!isAnswer(target)) return;
  clearTimeout(waiting.get(target));
  waiting.set(target, setTimeout(show, PATIENCE, target));
});

document.addEventListener("htmx:afterRequest", (event) => {
  if (waiting.has(event.detail.target)) done(event.detail.target);
});
