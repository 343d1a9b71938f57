// Saving by Ctrl+Enter or s, a status for all bookings of the visit; the reason for a refusal comes first to eye and ear.
const TYPING = "textarea, select, input:not([type=radio], [type=checkbox]), .ts-wrapper *";

function form() {
  return document.querySelector("[data-visit]");
}

function isToSave(event) {
  if (event.key === "Enter") return event.ctrlKey || event.metaKey;
  return event.key === "s" && !event.ctrlKey && !event.metaKey && !event.altKey && !event.target.closest(TYPING);
}

document.addEventListener("keydown", (event) => {
  if (!isToSave(event) || document.querySelector("dialog[open]")) return;
  const button = form()?.querySelector("[data-save]");
  if (!button) return;
  event.preventDefault();
  form().requestSubmit(button);
});

function setAll(status) {
  for (const choice of form().querySelectorAll(`[data-booking-card] fieldset:not(:disabled) [data-status="${status}"] input`)) {
    choice.checked = true;
    choice.dispatchEvent(new Event("change", { bubbles: true }));
  }
}

document.addEventListener("click", (event) => {
  const whole = event.target.closest("[data-status-of-all]");
  if (whole) setAll(whole.dataset.statusOfAll);
  const link = event.target.closest('.trouble a[href^="#"]');
  const place = link && document.getElementById(link.hash.slice(1));
  if (!place) return;
  event.preventDefault();
  place.scrollIntoView({ block: "center" });
  place.focus({ preventScroll: true });
});

// What is typed anew is not what was said to be saved.
document.addEventListener("input", (event) => {
  if (event.target.closest?.("[data-visit]")) form().querySelector("[data-said]")?.remove();
});

function tell() {
  form()?.querySelector("[data-trouble]")?.focus();
}

document.addEventListener("htmx:afterSettle", (event) => {
  if (event.target.id === "visit") tell();
});
tell();
