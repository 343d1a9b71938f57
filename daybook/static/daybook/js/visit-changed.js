// Somebody saved the visit that is open here: it is said at once, as saving would say it; what was typed stays as it is.
import { isChanged } from "./visit-draft.js";

const panel = document.getElementById("visit");
let [isAsking, isWanted] = [false, false];

function form() {
  return panel.querySelector("[data-visit]");
}

function openVisit() {
  return new URLSearchParams(form()?.dataset.question).get("visit");
}

// While something of ours is on its way, what is saved may be ours.
async function settled() {
  while (panel.matches(".htmx-request") || panel.querySelector(".htmx-request")) {
    await new Promise((resolve) => { setTimeout(resolve, 100); });
  }
}

async function savedVersion(visit) {
  const here = window.location.pathname.replace(/(\/calendar\/).*/, "$1");
  try {
    const answer = await fetch(`${here}visits/${visit}/version/`, { headers: { Accept: "application/json" } });
    if (answer.status === 404) return 0;
    return answer.ok && !answer.redirected ? (await answer.json()).version : null;
  } catch {
    return null;
  }
}

function say(isGone) {
  const bar = document.getElementById("visit-changed").content.firstElementChild.cloneNode(true);
  const kind = isGone ? "gone" : isChanged() ? "typed" : "untouched";
  for (const part of bar.querySelectorAll("[data-when]")) part.hidden = !part.dataset.when.split(" ").includes(kind);
  const link = bar.querySelector("a");
  link.href = `?visit=${openVisit()}`;
  panel.querySelector("[data-visit-news]")?.remove();
  panel.querySelector(".visit-body").prepend(bar);
  document.getElementById("live").textContent = bar.querySelector("p:not([hidden])").textContent;
}

async function compare(visit) {
  await settled();
  const version = await savedVersion(visit);
  await settled();
  if (version === null || openVisit() !== visit || panel.querySelector("[data-visit-news]")) return;
  if (version === 0 || version > Number(form().elements.version.value)) say(version === 0);
}

async function hear(news) {
  const visit = openVisit();
  if (!visit || (news.visits && !news.visits.includes(Number(visit)))) return;
  isWanted = true;
  if (isAsking) return;
  isAsking = true;
  while (isWanted && openVisit()) {
    isWanted = false;
    await compare(openVisit());
  }
  isAsking = false;
}

document.addEventListener("daybook:calendar-news", (event) => hear(event.detail));
