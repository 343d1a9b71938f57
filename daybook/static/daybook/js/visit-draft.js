// What is typed and not saved is kept in this tab, per visit and person; leaving the page asks first.
const form = document.querySelector("[data-visit]");
const KEY = `daybook.visit:${form.dataset.draft}`;
const COOKIE = "daybook_saved";
const NOT_TYPED = ["csrfmiddlewaretoken", "version", "seen", "back", "draft", "client-search"];

function typed() {
  const values = new URLSearchParams(new FormData(form));
  for (const name of NOT_TYPED) values.delete(name);
  return values.toString();
}

function kept() {
  try {
    return JSON.parse(sessionStorage.getItem(KEY));
  } catch {
    return null;
  }
}

function keep() {
  const values = new URLSearchParams(typed());
  for (const name of ["version", "draft"]) values.set(name, form.elements[name].value);
  try {
    sessionStorage.setItem(KEY, JSON.stringify({ token: form.elements.draft.value, text: values.toString() }));
  } catch {
    // A browser that keeps nothing still asks before the page is left.
  }
}

function forget() {
  sessionStorage.removeItem(KEY);
}

// The server notes in a cookie which forms it has saved: their drafts are worth nothing any more.
function isSaved(draft) {
  const cookie = document.cookie.split("; ").find((pair) => pair.startsWith(`${COOKIE}=`));
  return (cookie?.slice(COOKIE.length + 1) ?? "").split(".").includes(draft.token);
}

let unchanged = form.hasAttribute("data-is-unsaved") ? null : typed();
let isLeaving = false;
let timer = 0;

function isChanged() {
  return typed() !== unchanged;
}

function later() {
  clearTimeout(timer);
  timer = setTimeout(() => (isChanged() ? keep() : forget()), 250);
}

function offer() {
  const draft = kept();
  if (!draft) return;
  if (isSaved(draft)) forget();
  else document.querySelector("[data-draft-bar]").hidden = false;
}

function take() {
  const again = document.createElement("form");
  again.method = "post";
  again.action = form.dataset.restore;
  const values = [...new URLSearchParams(kept().text), ["back", form.elements.back.value]];
  values.push(["csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value]);
  for (const [name, value] of values) {
    const field = document.createElement("input");
    [field.type, field.name, field.value] = ["hidden", name, value];
    again.append(field);
  }
  document.body.append(again);
  isLeaving = true;
  again.submit();
}

document.querySelector("[data-draft-take]").addEventListener("click", take);
document.querySelector("[data-draft-drop]").addEventListener("click", (event) => {
  forget();
  event.target.closest("[data-draft-bar]").hidden = true;
});
for (const name of ["input", "change", "daybook:pieces"]) form.addEventListener(name, later);
document.addEventListener("htmx:afterSettle", (event) => {
  if (event.target.closest("#client-panel, #cards") && !event.target.closest("[data-till]")) later();
});
document.addEventListener("click", (event) => {
  if (!event.target.closest("[data-forgets]")) return;
  forget();
  isLeaving = true;
});
form.addEventListener("submit", () => {
  keep();
  isLeaving = true;
});
window.addEventListener("pageshow", (event) => {
  if (event.persisted) isLeaving = false;
});
window.addEventListener("beforeunload", (event) => {
  if (!isLeaving && isChanged()) event.preventDefault();
});

if (unchanged !== null) offer();
else keep();
