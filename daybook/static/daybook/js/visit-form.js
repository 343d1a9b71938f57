// Saving once and by Ctrl+Enter; the reason for a refusal comes first to eye and ear.
const form = document.querySelector("[data-visit]");
let isSent = false;

form.addEventListener("submit", (event) => {
  if (isSent) {
    event.preventDefault();
    return;
  }
  isSent = true;
  form.setAttribute("aria-busy", "true");
});

window.addEventListener("pageshow", () => {
  isSent = false;
  form.removeAttribute("aria-busy");
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || document.querySelector("dialog[open]")) return;
  const button = form.querySelector("[data-save]");
  if (!button) return;
  event.preventDefault();
  form.requestSubmit(button);
});

form.addEventListener("click", (event) => {
  const link = event.target.closest('.trouble a[href^="#"]');
  const place = link && document.getElementById(link.hash.slice(1));
  if (!place) return;
  event.preventDefault();
  place.scrollIntoView({ block: "center" });
  place.focus({ preventScroll: true });
});

form.querySelector("[data-trouble]")?.focus();
