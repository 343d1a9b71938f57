// Lines and sums count as one types: the cost follows price, amount and discount; the discount follows a typed cost.
// The server counts again and has the last word.
let form = null;
let places = 2;
let money = null;

function inLocale(locale) {
  const { currency } = form.dataset;
  const way = { style: "currency", currency, minimumFractionDigits: places, maximumFractionDigits: places };
  try {
    return new Intl.NumberFormat(locale, way);
  } catch {
    // A locale that this browser does not know: numbers still count.
    return new Intl.NumberFormat(undefined, { minimumFractionDigits: places, maximumFractionDigits: places });
  }
}

function number(text) {
  const value = Number(text.replace(/\s/g, "").replace(",", "."));
  return Number.isFinite(value) && value >= 0 ? value : null;
}

// Whole numbers only: a price in cents, a discount in hundredths of a percent. Half a coin goes up.
function costOf(price, amount, discount) {
  const millionths = BigInt(Math.round(price * 100)) * BigInt(amount) * BigInt(10000 - Math.round(discount * 100));
  const coin = 10n ** BigInt(6 - places);
  return Number((millionths + coin / 2n) / coin) / 10 ** places;
}

function discountFor(full, cost) {
  return full ? Math.round(((full - cost) / full) * 10000) / 100 : 0;
}

function count(line, typed) {
  const field = (name) => line.querySelector(`[data-${name}]`);
  const [price, amount, discount, cost] = ["price", "amount", "discount", "cost"].map((name) => number(field(name).value));
  if (price === null || !Number.isInteger(amount)) return;
  if (typed.matches("[data-cost]")) {
    if (cost === null || cost > price * amount) return;
    field("led-by").value = "cost";
    field("discount").value = String(discountFor(price * amount, cost));
  } else if (discount !== null && discount <= 100) {
    field("led-by").value = "";
    field("cost").value = costOf(price, amount, discount).toFixed(places);
  }
}

function costOfCard(card) {
  return [...card.querySelectorAll("[data-line] [data-cost]")].reduce((sum, field) => sum + (number(field.value) ?? 0), 0);
}

function show(name, value) {
  const place = form.querySelector(`[data-sum="${name}"]`);
  if (place) place.textContent = money.format(value);
}

function sum() {
  const cards = [...form.querySelectorAll("[data-booking-card]:not(.is-gone)")];
  let [cost, paid] = [0, 0];
  for (const card of cards) {
    const here = costOfCard(card);
    const till = card.querySelector("[data-till]");
    cost += card.querySelector("[data-line]") || !till ? here : Number(till.dataset.cost);
    paid += Number(till?.dataset.paid ?? 0);
    const note = till?.querySelector("[data-unsaved-cost]");
    if (note) note.hidden = Math.abs(here - Number(till.dataset.cost)) < 0.005 || !card.querySelector("[data-line]");
  }
  show("cost", cost);
  show("paid", paid);
  show("left", Math.max(cost - paid, 0));
}

export function minutesOf(text) {
  const [, hours, minutes] = text.trim().match(/^(\d{1,2})\s*[:.h]\s*(\d{1,2})?$/) ?? [];
  if (hours !== undefined) return Number(hours) * 60 + Number(minutes ?? 0);
  return /^\d{1,4}$/.test(text.trim()) ? Number(text) : null;
}

export function clockOf(minutes) {
  const within = ((minutes % 1440) + 1440) % 1440;
  return `${String(Math.floor(within / 60)).padStart(2, "0")}:${String(within % 60).padStart(2, "0")}`;
}

function showEnd(card) {
  const [start, length] = [card.querySelector("[data-clock]"), card.querySelector("[data-length]")];
  if (!start?.value || !length) return;
  const minutes = minutesOf(length.value);
  const [hours, past] = start.value.split(":").map(Number);
  card.querySelector("[data-end]").textContent = minutes ? `– ${clockOf(hours * 60 + past + minutes)}` : "";
}

function begin() {
  form = document.querySelector("[data-visit]");
  if (!form) return;
  places = Number(form.dataset.places);
  money = inLocale(form.dataset.locale.replace("_", "-"));
  for (const card of form.querySelectorAll("[data-booking-card]:not(.is-gone)")) showEnd(card);
  sum();
}

document.addEventListener("input", (event) => {
  // Whoever types before the form is settled is counted then.
  if (!form?.contains(event.target)) return;
  const line = event.target.closest("[data-line]");
  if (line) count(line, event.target);
  const card = event.target.closest("[data-booking-card]");
  if (card && event.target.matches("[data-clock], [data-length]")) showEnd(card);
  sum();
});
document.addEventListener("change", (event) => {
  if (!event.target.matches?.("[data-visit] :is([data-price], [data-cost])")) return;
  const value = number(event.target.value);
  if (value !== null && event.target.value.trim()) event.target.value = value.toFixed(places);
});
document.addEventListener("daybook:pieces", () => form && sum());
document.addEventListener("htmx:afterSettle", (event) => {
  if (event.target.closest("#visit")) begin();
});
begin();
