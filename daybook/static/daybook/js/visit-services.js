// Services join a booking from the list [data-service-picker] and leave it again; the length follows while it is theirs.
import { minutesOf } from "./visit-money.js";

const made = new WeakSet();

function minutesOfLines(card) {
  return [...card.querySelectorAll("[data-line]")].reduce((sum, line) => {
    const amount = Number(line.querySelector("[data-amount]").value) || 1;
    return sum + Number(line.dataset.minutes) * amount;
  }, 0);
}

// A length that was set by hand, to something else than the services take, stays.
function lengthFollows(card) {
  const minutes = minutesOf(card.querySelector("[data-length]").value);
  const ofLines = minutesOfLines(card);
  return minutes === ofLines || (ofLines === 0 && card.dataset.bookingCard.startsWith("n"));
}

function followLines(card, follows) {
  const minutes = minutesOfLines(card);
  const field = card.querySelector("[data-length]");
  if (follows && minutes && !field.readOnly) {
    field.value = `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}`;
  }
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

async function add(select, service) {
  const { key, url } = select.dataset;
  const card = select.closest("[data-booking-card]");
  const staff = card.querySelector(`[name="${key}-staff"]`).value;
  const follows = lengthFollows(card);
  const address = `${url}?key=${key}&service=${encodeURIComponent(service)}&${key}-staff=${encodeURIComponent(staff)}`;
  await window.htmx.ajax("GET", address, { source: select, target: `#lines-${key}`, swap: "beforeend" });
  followLines(card, follows);
}

function improve(select) {
  if (made.has(select)) return;
  made.add(select);
  if (!window.TomSelect) {
    select.addEventListener("change", () => {
      if (select.value) add(select, select.value);
      select.value = "";
    });
    return;
  }
  const box = new window.TomSelect(select, {
    placeholder: select.dataset.placeholder,
    maxOptions: 500,
    refreshThrottle: 0,
    allowEmptyOption: false,
    lockOptgroupOrder: true,
    sortField: [{ field: "$order" }],
    onItemAdd(service) {
      this.clear(true);
      this.setTextboxValue("");
      this.refreshOptions(false);
      add(select, service);
    },
    render: {
      no_results: () => {
        const nothing = document.createElement("div");
        nothing.className = "no-results";
        nothing.textContent = select.dataset.nothing;
        return nothing;
      },
    },
  });
  // The list itself is out of sight and reach: only the box speaks, by the same name.
  box.control_input.setAttribute("aria-label", select.getAttribute("aria-label"));
  select.setAttribute("aria-hidden", "true");
  if ("picksNow" in select.dataset) box.focus();
}

function improveAll(root) {
  for (const select of root.querySelectorAll("[data-service-picker]")) improve(select);
}

function takeOut(piece, next) {
  const form = piece.closest("[data-visit]");
  piece.remove();
  form.dispatchEvent(new CustomEvent("daybook:pieces", { bubbles: true }));
  next?.focus();
}

document.addEventListener("click", (event) => {
  const line = event.target.closest("[data-line-out]")?.closest("[data-line]");
  if (line) {
    const card = line.closest("[data-booking-card]");
    const follows = lengthFollows(card);
    takeOut(line, card.querySelector("[data-line-out], .ts-control input, [data-service-picker]"));
    followLines(card, follows);
  }
  const card = event.target.closest("[data-card-out]")?.closest("[data-booking-card]");
  if (card) takeOut(card, document.querySelector("#visit .btn-add"));
});

document.addEventListener("htmx:beforeCleanupElement", (event) => event.target.tomselect?.destroy());
document.addEventListener("htmx:load", (event) => improveAll(event.target));
improveAll(document);
