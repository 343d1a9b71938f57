// Light or dark as the system wishes, and the rail as it was left: set before the first paint, so it is no module.
(() => {
  const page = document.documentElement;
  const dark = window.matchMedia("(prefers-color-scheme: dark)");
  const follow = () => page.setAttribute("data-bs-theme", dark.matches ? "dark" : "light");

  follow();
  dark.addEventListener("change", follow);
  try {
    if (localStorage.getItem("daybook.rail") === "narrow") page.dataset.rail = "narrow";
  } catch {
    // A browser that keeps nothing shows the wide rail.
  }
})();
