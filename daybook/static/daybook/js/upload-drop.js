// A file dropped on [data-drop] is taken and sent; one that is too large is refused before it is sent; long cells go as a file.
const form = document.querySelector("form[data-upload]");
const drop = form.querySelector("[data-drop]");
const input = form.querySelector("input[type=file]");
const problem = form.querySelector("[data-file-problem]");
const LONG = 1_000_000; // letters: the server takes no longer text that is not a file

function tell(sentence) {
  problem.textContent = sentence;
  drop.classList.toggle("is-invalid", Boolean(sentence));
  input.classList.toggle("is-invalid", Boolean(sentence));
}

function isTooLarge() {
  const file = input.files[0];
  const tooLarge = Boolean(file) && file.size > Number(form.dataset.most);
  tell(tooLarge ? form.dataset.tooLarge : "");
  return tooLarge;
}

function hasFiles(event) {
  return [...event.dataTransfer.types].includes("Files");
}

form.querySelector("[data-drop-words]").hidden = false;
input.addEventListener("change", isTooLarge);
form.addEventListener("submit", (event) => {
  if (isTooLarge()) event.preventDefault();
});

// The whole page takes the file: dropped beside the frame, the browser would leave the page to show it.
document.addEventListener("dragover", (event) => {
  if (!hasFiles(event)) return;
  event.preventDefault();
  drop.classList.add("is-over");
});
document.addEventListener("dragleave", (event) => {
  if (!event.relatedTarget) drop.classList.remove("is-over");
});
document.addEventListener("drop", (event) => {
  if (!hasFiles(event)) return;
  event.preventDefault();
  drop.classList.remove("is-over");
  const taken = new DataTransfer();
  taken.items.add(event.dataTransfer.files[0]);
  input.files = taken.files;
  if (!isTooLarge()) form.requestSubmit();
});

document.querySelector("form[data-paste]").addEventListener("submit", (event) => {
  const cells = event.target.querySelector("textarea");
  if (cells.value.length < LONG || event.target.dataset.sent) return;
  const file = document.createElement("input");
  Object.assign(file, { type: "file", name: "cells_file", hidden: true });
  const taken = new DataTransfer();
  taken.items.add(new File([cells.value], "cells.tsv", { type: "text/tab-separated-values" }));
  file.files = taken.files;
  event.target.append(file);
  cells.disabled = true;
});
