// [data-tick] boxes of [data-rows]: ranges with Shift, [data-tick-all], the bar [data-bulk], "select all that match".
let last = null;

function boxes() {
  return [...document.querySelectorAll("[data-rows] [data-tick]")];
}

function bar() {
  return document.querySelector("[data-bulk]");
}

function takesAll() {
  return bar()?.querySelector("[data-all]").value === "1";
}

function takeAll(on) {
  const form = bar();
  if (form) form.querySelector("[data-all]").value = on ? "1" : "";
}

function say(number) {
  const form = bar();
  const count = form.querySelector("[data-ticked]");
  const every = form.querySelector("[data-select-all]");
  count.textContent = takesAll()
    ? every.dataset.words
    : count.dataset.words.replace("NUMBER", number.toLocaleString(document.documentElement.lang));
  if (every) every.hidden = takesAll() || number < boxes().length;
}

function show() {
  const all = boxes();
  const ticked = all.filter((box) => box.checked);
  for (const box of all) box.closest("tr").classList.toggle("is-ticked", box.checked);
  const head = document.querySelector("[data-tick-all]");
  if (head) {
    head.hidden = all.length === 0;
    head.checked = all.length > 0 && ticked.length === all.length;
    head.indeterminate = ticked.length > 0 && ticked.length < all.length;
  }
  const form = bar();
  if (!form) return;
  form.hidden = ticked.length === 0;
  say(ticked.length);
}

function range(from, to, checked) {
  const all = boxes();
  const [first, end] = [all.indexOf(from), all.indexOf(to)].sort((left, right) => left - right);
  if (first < 0) return;
  for (const box of all.slice(first, end + 1)) box.checked = checked;
}

function untick() {
  for (const box of boxes()) box.checked = false;
  takeAll(false);
  last = null;
  show();
}

document.addEventListener("click", (event) => {
  const { target } = event;
  if (target.matches("[data-tick]")) {
    if (event.shiftKey && last) range(last, target, target.checked);
    last = target;
    takeAll(false);
    show();
  } else if (target.matches("[data-tick-all]")) {
    for (const box of boxes()) box.checked = target.checked;
    takeAll(false);
    show();
  } else if (target.closest("[data-select-all]")) {
    takeAll(true);
    show();
    bar().querySelector("[data-untick]").focus();
  } else if (target.closest("[data-untick]")) {
    untick();
  }
});

document.addEventListener("daybook:untick", untick);

// Ticks live through a fresh look at the same rows, and go when the question changes.
let kept = null;
document.addEventListener("htmx:beforeSwap", (event) => {
  if (event.detail.target?.id !== "answer") return;
  const address = document.querySelector("[data-answer]")?.dataset.address;
  kept = { address, ids: boxes().filter((box) => box.checked).map((box) => box.value) };
});
document.addEventListener("htmx:load", (event) => {
  const answer = event.target.matches?.("[data-answer]") ? event.target : event.target.querySelector?.("[data-answer]");
  if (!answer) return;
  if (kept && kept.address === answer.dataset.address) {
    for (const box of boxes()) box.checked = kept.ids.includes(box.value);
  }
  kept = null;
  last = null;
  show();
});

show();
