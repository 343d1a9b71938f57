// What htmx brings is announced to screen readers, refusals show in the open dialog, lost sign-ins reload the page.
const live = document.getElementById("live");

function announce(sentence) {
  live.textContent = "";
  // A new text a moment later is read even when it is the same sentence.
  setTimeout(() => { live.textContent = sentence; }, 50);
}

// Where refusals are said: in what stands above the rest.
function problems() {
  const place = (part) => document.querySelector(`${part} [data-problems]`);
  return place("dialog[open]") ?? place("#visit") ?? document.getElementById("problems");
}

function isWholePage(answer) {
  return /^\s*<!doctype html/i.test(answer);
}

document.addEventListener("htmx:beforeSwap", (event) => {
  const { xhr } = event.detail;
  if (xhr.status < 400 && isWholePage(xhr.responseText)) {
    // A whole page instead of a fragment is the sign-in page: the session has ended.
    event.detail.shouldSwap = false;
    window.location.reload();
    return;
  }
  const isInFront = document.querySelector("dialog[open]") || event.detail.requestConfig.elt.closest("#visit");
  if (xhr.status >= 400 && isInFront && !xhr.getResponseHeader("HX-Retarget")) event.detail.target = problems();
});

document.addEventListener("htmx:beforeRequest", (event) => {
  // What asks by itself, again and again, must not wipe away what a person is reading.
  if (event.detail.elt?.closest("[data-quiet]")) return;
  for (const place of document.querySelectorAll("[data-problems]")) place.replaceChildren();
});

document.addEventListener("htmx:afterSettle", (event) => {
  const said = event.target.querySelector?.("[data-announce]");
  if (said) announce(said.dataset.announce || said.textContent.trim());
});

document.addEventListener("htmx:sendError", () => {
  const place = problems();
  const sentence = document.body.dataset.offline;
  const alert = document.createElement("div");
  alert.className = "alert alert-danger";
  alert.textContent = sentence;
  place.replaceChildren(alert);
});
