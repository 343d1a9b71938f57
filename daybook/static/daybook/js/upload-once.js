// form[data-once] is sent once however often it is clicked; its button says with data-busy-words that it works.
function busy(form, isBusy) {
  for (const button of form.querySelectorAll("button[type=submit]")) {
    const words = button.querySelector("[data-button-words]");
    if (!words) continue;
    words.dataset.words ??= words.textContent;
    words.textContent = isBusy ? (button.dataset.busyWords ?? words.dataset.words) : words.dataset.words;
    button.setAttribute("aria-disabled", String(isBusy));
  }
  if (isBusy) form.dataset.sent = "yes";
  else delete form.dataset.sent;
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.matches("[data-once]") || event.defaultPrevented) return;
  if (form.dataset.sent) event.preventDefault();
  else busy(form, true);
});

// Back may show this very page again, with the form as it was sent.
window.addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-sent]")) busy(form, false);
});
