// [data-rail-fold] makes the rail narrow or wide and remembers it on this device.
const button = document.querySelector("[data-rail-fold]");
const page = document.documentElement;

function show() {
  button.setAttribute("aria-pressed", String(page.dataset.rail === "narrow"));
}

function fold() {
  if (page.dataset.rail === "narrow") delete page.dataset.rail;
  else page.dataset.rail = "narrow";
  try {
    localStorage.setItem("daybook.rail", page.dataset.rail ?? "wide");
  } catch {
    // Nothing is kept on this device: the rail is wide again next time.
  }
  show();
}

if (button) {
  button.hidden = false;
  button.addEventListener("click", fold);
  show();
}
