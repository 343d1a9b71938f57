// [data-columns]: the buttons [data-move] change the order; the form sends the names in the order of the list.
function ends(list) {
  const all = [...list.children];
  for (const item of all) {
    item.querySelector('[data-move="up"]').disabled = item === all[0];
    item.querySelector('[data-move="down"]').disabled = item === all[all.length - 1];
  }
}

function move(button) {
  const item = button.closest("[data-column]");
  const list = item.parentElement;
  if (button.dataset.move === "up") item.previousElementSibling?.before(item);
  else item.nextElementSibling?.after(item);
  ends(list);
  const other = item.querySelector(`[data-move="${button.dataset.move === "up" ? "down" : "up"}"]`);
  (button.disabled ? other : button).focus();
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-columns] [data-move]");
  if (button) move(button);
});

function begin(root) {
  for (const list of root.querySelectorAll("[data-columns] ul")) ends(list);
}

document.addEventListener("htmx:load", (event) => begin(event.target));
begin(document);
