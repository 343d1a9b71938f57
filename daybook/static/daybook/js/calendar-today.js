// A calendar that stays open over midnight, or while the clocks change, is asked for anew; one that showed today goes on to the new day.
const EVERY = 20_000;
let tried = "";

function board() {
  return document.querySelector("[data-board]");
}

// The date and the distance to UTC on the clocks of the location, whatever zone the browser is in.
function there(zone) {
  const now = new Date();
  const said = new Intl.DateTimeFormat("en", { timeZone: zone, timeZoneName: "longOffset" }).formatToParts(now);
  const offset = said.find(({ type }) => type === "timeZoneName").value.replace("GMT", "") || "+00:00";
  return { day: new Intl.DateTimeFormat("sv", { timeZone: zone }).format(now), offset };
}

// Nothing is taken out of somebody's hands: neither a card, nor a dialog, nor the visit that they have open.
function isInHand() {
  return document.querySelector(".ec-preview, .ec-ghost, dialog[open], [data-board].htmx-request");
}

function look() {
  const { today, zone, offset, first, last } = board()?.dataset ?? {};
  if (!zone || isInHand()) return;
  const now = there(zone);
  const word = `${now.day} ${now.offset}`;
  if (word === `${today} ${offset}` || word === tried) return;
  tried = word; // a computer whose own clock is wrong asks once, not for ever
  const asked = new URLSearchParams(window.location.search);
  const goesOn = first === today && last === today && now.day > today && document.getElementById("visit").hidden;
  if (goesOn) asked.set("date", now.day);
  if (goesOn) window.history.replaceState(window.history.state, "", `?${asked}`);
  window.htmx.ajax("GET", `${window.location.pathname}?${asked}`, { target: "#board", swap: "outerHTML" });
}

setInterval(look, EVERY);
document.addEventListener("visibilitychange", () => document.hidden || look());
