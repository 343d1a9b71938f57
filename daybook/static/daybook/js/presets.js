// [data-days]: a choice of periods fills from and to; each option says its first and last day (data-first, data-last).
function partsOf(field) {
  return {
    preset: field.querySelector("[data-preset]"),
    from: field.querySelector("[data-from]"),
    to: field.querySelector("[data-to]"),
  };
}

function show(field) {
  const { preset, from, to } = partsOf(field);
  const named = [...preset.options].find(({ dataset }) => dataset.first === from.value && dataset.last === to.value);
  preset.value = named?.value ?? (from.value || to.value ? "other" : "");
}

function fill(field) {
  const { preset, from, to } = partsOf(field);
  const { first = "", last = "" } = preset.selectedOptions[0].dataset;
  from.value = first;
  to.value = last;
}

document.addEventListener("change", (event) => {
  const field = event.target.closest?.("[data-days]");
  if (!field) return;
  if (event.target.matches("[data-preset]")) fill(field);
  else show(field);
});

function begin(root) {
  for (const field of root.querySelectorAll("[data-days]")) {
    partsOf(field).preset.hidden = false;
    show(field);
  }
}

document.addEventListener("htmx:load", (event) => begin(event.target));
begin(document);
