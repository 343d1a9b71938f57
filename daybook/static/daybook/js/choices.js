// select[data-choices] becomes a multi-choice with search; words come from data-placeholder, data-nothing, data-remove.
const made = new WeakSet();

function escaped(text) {
  const box = document.createElement("div");
  box.textContent = text;
  return box.innerHTML;
}

function improve(select) {
  if (made.has(select) || !window.TomSelect) return;
  made.add(select);
  const box = new window.TomSelect(select, {
    plugins: { remove_button: { title: select.dataset.remove }, checkbox_options: {} },
    placeholder: select.dataset.placeholder,
    hidePlaceholder: true,
    maxOptions: 500,
    refreshThrottle: 0,
    selectOnTab: false,
    closeAfterSelect: false,
    // Tab takes what was typed for, and passes by where nothing was typed.
    onType(text) {
      this.settings.selectOnTab = text !== "";
    },
    onItemAdd() {
      this.setTextboxValue("");
      this.settings.selectOnTab = false;
      this.refreshOptions();
    },
    render: {
      no_results: () => `<div class="no-results">${escaped(select.dataset.nothing)}</div>`,
    },
  });
  select.setAttribute("aria-hidden", "true"); // Tom Select's own field has the label now
  for (const name of ["aria-invalid", "aria-describedby"]) {
    if (select.hasAttribute(name)) box.control_input.setAttribute(name, select.getAttribute(name));
  }
}

function improveAll(root) {
  for (const select of root.querySelectorAll("select[data-choices]")) improve(select);
}

document.addEventListener("htmx:beforeCleanupElement", (event) => {
  // htmx takes the old select out: let Tom Select drop its listeners.
  event.target.tomselect?.destroy();
});
document.addEventListener("htmx:load", (event) => improveAll(event.target));
improveAll(document);
