// form[data-filters] asks only for what was filled in, so that the address stays short enough to read and share.
function isFirstOption(form, name, value) {
  const field = form.elements.namedItem(name);
  return field instanceof HTMLSelectElement && !field.multiple && field.options[0]?.value === value;
}

document.addEventListener("htmx:configRequest", (event) => {
  const form = event.detail.elt;
  if (!form.matches?.("form[data-filters]")) return;
  const asked = event.detail.formData;
  for (const [name, value] of [...asked.entries()]) {
    if (value.trim() === "" || isFirstOption(form, name, value)) asked.delete(name);
  }
});
