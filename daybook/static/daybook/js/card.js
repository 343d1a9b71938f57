// form[data-card]: Ctrl+Enter saves; trouble comes first to eye and ear; leaving with unsaved typing asks first.
const card = document.querySelector("[data-card]");
let typed = Boolean(document.querySelector("[data-trouble]"));

document.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || document.querySelector("dialog[open]")) return;
  event.preventDefault();
  card?.requestSubmit(card.querySelector("[data-save]"));
});

card?.addEventListener("input", () => { typed = true; });
card?.addEventListener("change", () => { typed = true; });
card?.addEventListener("submit", () => { typed = false; });

// Whoever cancels or takes what is saved says so by that.
document.addEventListener("click", (event) => {
  if (event.target.closest("[data-trouble] a:not([href^='#']), .card-buttons a")) typed = false;
});

window.addEventListener("beforeunload", (event) => {
  if (typed) event.preventDefault();
});

document.querySelector("[data-trouble]")?.focus();
