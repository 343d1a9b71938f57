// A field chosen for one column of the file is taken from the column that had it; rows without a field turn quiet.
const form = document.querySelector("form[data-matching]");

function shown(select) {
  const row = select.closest("[data-column-row]");
  row.classList.toggle("is-unused", !select.value);
  row.querySelector(".how")?.replaceChildren();
}

form.addEventListener("change", (event) => {
  const chosen = event.target;
  for (const select of form.querySelectorAll("[data-column-row] select")) {
    if (select === chosen || !chosen.value || select.value !== chosen.value) continue;
    select.value = "";
    shown(select);
  }
  shown(chosen);
});
