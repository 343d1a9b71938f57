// The search for a client by keyboard: arrows choose among those found, Enter takes, Escape closes the list.
function field() {
  return document.querySelector("[data-client-search]");
}

function options() {
  return [...document.querySelectorAll("[data-client-found] [data-option]")];
}

function point(option) {
  for (const other of options()) other.setAttribute("aria-selected", String(other === option));
  if (option) {
    field().setAttribute("aria-activedescendant", option.id);
    option.scrollIntoView({ block: "nearest" });
  } else {
    field()?.removeAttribute("aria-activedescendant");
  }
}

function pointed() {
  return options().find((option) => option.getAttribute("aria-selected") === "true");
}

function step(by) {
  const all = options();
  if (all.length) point(all[(all.indexOf(pointed()) + by + all.length) % all.length]);
}

function close() {
  document.querySelector("[data-client-found]").replaceChildren();
  field().setAttribute("aria-expanded", "false");
  point(null);
}

// Nobody found: a new client. htmx gets to know what it brought a moment after it is seen; a quick Enter comes before that.
function take() {
  const option = pointed() ?? field().closest("section").querySelector("[data-new-client]");
  if (!option || !field().value.trim()) return;
  window.htmx.process(option);
  option.click();
}

const KEYS = {
  ArrowDown: () => step(1),
  ArrowUp: () => step(-1),
  Enter: take,
  Escape: close,
};

document.addEventListener("keydown", (event) => {
  if (!event.target.matches?.("[data-client-search]") || event.ctrlKey || event.metaKey) return;
  const act = KEYS[event.key];
  if (!act || (event.key === "Escape" && !options().length)) return;
  event.preventDefault();
  act();
});

// Quick hands type before htmx knows the field that it brought: what stands in it by then is searched for.
document.addEventListener("htmx:afterSettle", (event) => {
  if (!event.target.closest("#visit") || event.target.matches("[data-client-found]")) return;
  if (field()?.value.trim() && !document.querySelector("[data-client-found] *")) field().dispatchEvent(new Event("search"));
});

document.addEventListener("htmx:afterSwap", (event) => {
  if (!event.target.matches("[data-client-found]")) return;
  field()?.setAttribute("aria-expanded", String(options().length > 0));
  point(options()[0] ?? null);
});
