// Others change the same days: a stream says that there is news, the feed says what. Where no stream comes, the feed is asked every few seconds.
import { fed, keep } from "./calendar-feed.js";

const ASKS = 5_000; // milliseconds between two questions while there is no stream
const SILENCE = 50_000; // after which a stream is dead: a sign of life comes every 20 seconds
const SLOW = 8_000; // after which we ask while the stream is still awaited
const AGAIN = 60_000; // between tries to get a stream where the server gives none
let stream = null;
let [asks, watch, tries] = [0, 0, 0];

function board() {
  return document.querySelector("[data-board]");
}

// The list of the day is drawn by the server, and only where something of it changed.
async function look() {
  const list = board()?.querySelector("[data-board-list]");
  const answer = list ? await fed(list, { isQuiet: true }) : true;
  if (!answer || document.hidden) return;
  if (list) keep(list, answer);
  document.dispatchEvent(new CustomEvent("daybook:calendar-changed"));
}

function isShown({ first, last }) {
  const { first: from, last: to } = board()?.dataset ?? {};
  return !first || (first <= to && last >= from);
}

function hear(news) {
  document.dispatchEvent(new CustomEvent("daybook:calendar-news", { detail: news }));
  if (isShown(news)) look();
}

function ask() {
  if (!asks) asks = setInterval(() => hear({}), ASKS);
}

function isAlive() {
  clearTimeout(watch);
  watch = setTimeout(again, SILENCE);
}

function rest() {
  stream?.close();
  stream = null;
  for (const timer of [watch, tries]) clearTimeout(timer);
  clearInterval(asks);
  asks = 0;
}

function begin() {
  if (stream || document.hidden || !board()?.dataset.live) return;
  stream = new EventSource(board().dataset.live);
  watch = setTimeout(ask, SLOW);
  stream.addEventListener("ready", () => {
    clearInterval(asks);
    asks = 0;
    isAlive();
    hear({});
  });
  stream.addEventListener("beat", isAlive);
  stream.addEventListener("changed", (event) => {
    isAlive();
    hear(JSON.parse(event.data));
  });
  stream.addEventListener("error", () => {
    if (stream.readyState !== EventSource.CLOSED) return; // the browser comes back by itself
    clearTimeout(watch);
    ask();
    tries = setTimeout(again, AGAIN * (0.8 + 0.4 * Math.random()));
  });
}

function again() {
  rest();
  begin();
}

// A hidden calendar rests: a browser has few connections to give. It catches up when it is seen again.
document.addEventListener("visibilitychange", () => (document.hidden ? rest() : begin()));
window.addEventListener("pagehide", rest);
window.addEventListener("pageshow", begin);
