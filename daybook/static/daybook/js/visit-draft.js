// What is typed and not saved is kept in this tab, per visit and person; leaving the page asks first.
const COOKIE = "daybook_saved";
const NOT_TYPED = ["csrfmiddlewaretoken", "version", "seen", "back", "board", "draft", "client-search"];
let unchanged = null;
let isLeaving = false;
let timer = 0;

function form() {
  return document.querySelector("[data-visit]");
}

function key() {
  return `daybook.visit:${form().dataset.draft}`;
}

function typed() {
  const values = new URLSearchParams(new FormData(form()));
  for (const name of NOT_TYPED) values.delete(name);
  return values.toString();
}

function kept() {
  try {
    return JSON.parse(sessionStorage.getItem(key()));
  } catch {
    return null;
  }
}

function keep() {
  const values = new URLSearchParams(typed());
  for (const name of ["version", "draft"]) values.set(name, form().elements[name].value);
  try {
    sessionStorage.setItem(key(), JSON.stringify({ token: form().elements.draft.value, text: values.toString() }));
  } catch {
    // A browser that keeps nothing still asks before the page is left.
  }
}

export function forget() {
  clearTimeout(timer);
  if (!form()) return;
  sessionStorage.removeItem(key());
  unchanged = typed();
}

// The server notes in a cookie which forms it has saved: their drafts are worth nothing any more.
function isSaved(draft) {
  const cookie = document.cookie.split("; ").find((pair) => pair.startsWith(`${COOKIE}=`));
  return (cookie?.slice(COOKIE.length + 1) ?? "").split(".").includes(draft.token);
}

export function isChanged() {
  return form() !== null && typed() !== unchanged;
}

// The form goes away: whether there is something in it that was kept.
export function leave() {
  clearTimeout(timer);
  const isKept = isChanged();
  if (isKept) keep();
  return isKept;
}

function later() {
  clearTimeout(timer);
  timer = setTimeout(() => {
    if (isChanged()) keep();
    else if (form() && form().querySelector("[data-draft-bar]").hidden) sessionStorage.removeItem(key());
  }, 250);
}

function begin() {
  if (!form()) return;
  isLeaving = false;
  unchanged = form().hasAttribute("data-is-unsaved") ? null : typed();
  const draft = kept();
  if (unchanged === null) keep();
  else if (draft && isSaved(draft)) sessionStorage.removeItem(key());
  else if (draft) form().querySelector("[data-draft-bar]").hidden = false;
}

function take() {
  const values = new FormData();
  for (const [name, value] of new URLSearchParams(kept().text)) values.append(name, value);
  for (const name of ["back", "board"]) values.append(name, form().elements[name].value);
  unchanged = typed();
  window.htmx.ajax("POST", form().dataset.restore, { target: "#visit", swap: "innerHTML", values });
}

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-draft-take]")) take();
  const drop = event.target.closest("[data-draft-drop]");
  if (drop) drop.closest("[data-draft-bar]").hidden = true;
  if (drop || event.target.closest("[data-forgets]")) forget();
}, { capture: true });
for (const name of ["input", "change", "daybook:pieces"]) {
  document.addEventListener(name, (event) => event.target.closest?.("[data-visit]") && later());
}
document.addEventListener("htmx:afterSettle", (event) => {
  if (event.target.id === "visit") begin();
  else if (event.target.closest("#client-panel, #cards") && !event.target.closest("[data-till]")) later();
});
document.addEventListener("htmx:beforeSwap", (event) => {
  if (event.detail.xhr.getResponseHeader("HX-Redirect")) isLeaving = true;
});
document.addEventListener("daybook:visit-saved", forget);
window.addEventListener("pageshow", (event) => {
  if (event.persisted) isLeaving = false;
});
window.addEventListener("beforeunload", (event) => {
  if (isLeaving || !isChanged()) return;
  keep();
  event.preventDefault();
});
begin();
