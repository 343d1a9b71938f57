// Reads out how far a job is when data-progress says something new, not with each second's answer.
const live = document.getElementById("live");
let said = "";

function tell() {
  const words = document.querySelector("[data-progress]")?.dataset.progress ?? "";
  if (!words || words === said) return;
  said = words;
  live.textContent = words;
}

document.addEventListener("htmx:afterSettle", tell);
tell();
