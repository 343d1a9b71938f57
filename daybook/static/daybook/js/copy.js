// A button [data-copies] copies what stands in the field that it names, and says so.
async function copy(button) {
  const field = document.querySelector(button.dataset.copies);
  field.select();
  try {
    await navigator.clipboard.writeText(field.value);
  } catch {
    // Without TLS there is no clipboard: the text stays chosen, for the hand to copy.
    return;
  }
  document.getElementById("live").textContent = button.dataset.copiedWords;
  button.lastChild.textContent = ` ${button.dataset.copiedWords}`;
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-copies]");
  if (button) copy(button);
});
document.addEventListener("focusin", (event) => event.target.matches("[data-copied]") && event.target.select());
