// details[data-menu] closes when one clicks elsewhere, opens another menu or presses Escape.
function close(menu, { refocus = false } = {}) {
  menu.open = false;
  if (refocus) menu.querySelector("summary").focus();
}

function openMenus() {
  return document.querySelectorAll("details[data-menu][open]");
}

document.addEventListener("click", (event) => {
  for (const menu of openMenus()) {
    if (!menu.contains(event.target)) close(menu);
  }
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const menu of openMenus()) close(menu, { refocus: menu.contains(document.activeElement) });
});

document.addEventListener(
  "focusin",
  (event) => {
    for (const menu of openMenus()) {
      if (!menu.contains(event.target)) close(menu);
    }
  },
);
