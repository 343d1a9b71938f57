// Whoever types into the last line of [data-lines] gets one more, until the form takes no more.
const MOST = 200;

function nextLine(line, number) {
  const copy = line.cloneNode(true);
  for (const element of copy.querySelectorAll("[name], [id], [for]")) {
    for (const attribute of ["name", "id", "for"]) {
      const value = element.getAttribute(attribute);
      if (value) element.setAttribute(attribute, value.replace(/-\d+-/, `-${number}-`));
    }
  }
  for (const field of copy.querySelectorAll("input")) {
    field.value = "";
    field.removeAttribute("value");
    field.removeAttribute("aria-invalid");
    field.removeAttribute("aria-describedby");
  }
  for (const mistake of copy.querySelectorAll(".field-error")) mistake.remove();
  copy.setAttribute("aria-label", String(number + 1));
  return copy;
}

document.addEventListener("input", (event) => {
  const line = event.target.closest("[data-lines] > *");
  if (!line || line !== line.parentElement.lastElementChild) return;
  const total = document.querySelector(`[name="${line.parentElement.dataset.lines}-TOTAL_FORMS"]`);
  const number = Number(total.value);
  if (number >= MOST) return;
  line.after(nextLine(line, number));
  total.value = String(number + 1);
});
