// Puts bookings elsewhere. What the server refuses goes back to where it was, and the reason is said calmly.
import { onStep } from "./calendar-clock.js";

function csrf() {
  return JSON.parse(document.body.getAttribute("hx-headers"))["X-CSRFToken"];
}

export function say(sentence, { isRefusal = false } = {}) {
  const place = document.querySelector("[data-board-said]");
  if (!place) return;
  place.hidden = !sentence;
  place.classList.toggle("is-refusal", isRefusal);
  place.textContent = sentence;
}

async function asked(address, fields) {
  try {
    const answer = await fetch(address, {
      method: "POST",
      body: new URLSearchParams(fields),
      headers: { "X-CSRFToken": csrf() },
    });
    if (answer.redirected) window.location.reload();
    return { ok: answer.ok, ...(await answer.json()) };
  } catch {
    return { ok: false, code: "offline", sentence: document.body.dataset.offline };
  }
}

// Whether the person insists; the dialog closes either way.
function insisted({ asks, sentence }) {
  const dialog = document.getElementById(`ask-${asks}`);
  dialog.querySelector("[data-asked-sentence]").textContent = sentence;
  return new Promise((resolve) => {
    let yes = false;
    const insist = () => {
      yes = true;
      dialog.close();
    };
    const button = dialog.querySelector("[data-insists]");
    button.addEventListener("click", insist, { once: true });
    dialog.addEventListener("close", () => {
      button.removeEventListener("click", insist);
      resolve(yes);
    }, { once: true });
    dialog.showModal();
  });
}

// Gives the card as it stands now; null where it stays, and then says why.
export async function place(root, card, fields) {
  const address = `${root.dataset.here}bookings/${card.id}/place/`;
  const wanted = { version: card.version, ...fields };
  let answer = await asked(address, wanted);
  while (!answer.ok && answer.asks && !(answer.asks in wanted)) {
    if (!(await insisted(answer))) return null;
    wanted[answer.asks] = "on";
    answer = await asked(address, wanted);
  }
  if (answer.ok) {
    say([answer.said, answer.notice].filter(Boolean).join(" "), { isRefusal: Boolean(answer.notice) });
    return answer.card;
  }
  say(answer.sentence, { isRefusal: true });
  if (answer.code === "stale" || answer.code === "not_found") document.dispatchEvent(new CustomEvent("daybook:calendar-changed"));
  return null;
}

// The panel of the visit takes it from here where there is one; otherwise the visit is a page of its own.
export function openVisit(address) {
  const event = new CustomEvent("daybook:open-visit", { cancelable: true, detail: { address } });
  if (document.dispatchEvent(event)) window.location.assign(address);
}

function newAddress(root, staff, start, minutes) {
  const wanted = { new: 1, column: staff || root.dataset.staff, at: start, ...(minutes ? { length: minutes } : {}) };
  return `${root.dataset.address}&${new URLSearchParams(wanted)}`;
}

// A new visit that is being typed goes there; otherwise one begins there.
export function begin(root, staff, wall, minutes) {
  if (!("mayCreate" in root.dataset)) return;
  const start = onStep(wall, Number(root.dataset.step));
  const detail = { staff: String(staff || root.dataset.staff), start, minutes };
  const isTaken = !document.dispatchEvent(new CustomEvent("daybook:time-chosen", { cancelable: true, detail }));
  if (!isTaken) openVisit(newAddress(root, staff, start, minutes));
}
