// What had the focus may be gone after a swap: then the table has it, or the place that was brought, never the page's top.
let wasInside = false;

document.addEventListener("htmx:beforeSwap", (event) => {
  wasInside = Boolean(event.detail.target?.contains(document.activeElement));
});

document.addEventListener("htmx:afterSettle", () => {
  if (!wasInside || document.activeElement !== document.body || document.querySelector("dialog[open]")) return;
  wasInside = false;
  (document.querySelector("[data-scrolls]") ?? document.getElementById("content")).focus();
});
