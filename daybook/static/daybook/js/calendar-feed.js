// Asks what the days show. The answer has a mark: what is still the same is not sent again.
import { say } from "./calendar-moves.js";

// What the feed told, for whoever has only an element at hand.
export function know(root, cards, columns = []) {
  root.cards = new Map([...(root.cards ?? []), ...cards.map((card) => [String(card.id), card])]);
  root.columns = new Map([...(root.columns ?? []), ...columns.map((column) => [String(column.id), column.name])]);
}

// Null where nothing changed since the answer that `keep` was told of, or where nobody answered.
export async function fed(root, { isQuiet = false } = {}) {
  const known = root.dataset.mark ? { "If-None-Match": root.dataset.mark } : {};
  try {
    const answer = await fetch(root.dataset.feed, { headers: { Accept: "application/json", ...known } });
    if (answer.redirected) window.location.reload();
    if (answer.status === 304) return null;
    if (!answer.ok) throw new Error(answer.statusText);
    return { ...(await answer.json()), mark: answer.headers.get("ETag") };
  } catch {
    if (!isQuiet) say(document.body.dataset.offline, { isRefusal: true });
    return null;
  }
}

export function keep(root, answer) {
  root.dataset.mark = answer.mark ?? "";
}
