// Long lists by the page: where each page begins, and the buttons to turn it.

import { button, element, sayCount, sayNumber } from "./elements.js";

export const PER_PAGE = 50;

// Give { page, pages, from, to } of a list of so many rows; a page beyond the last is the last.
export function pageOf(rows, page) {
  const pages = Math.max(1, Math.ceil(rows / PER_PAGE));
  const shown = Math.min(Math.max(page, 0), pages - 1);
  return { page: shown, pages, from: shown * PER_PAGE, to: Math.min(rows, (shown + 1) * PER_PAGE) };
}

// Make the buttons that turn pages; nothing for a single page.
export function pageButtons(rows, wanted, onTurn) {
  const { page, pages, from, to } = pageOf(rows, wanted);
  if (pages === 1) return null;
  const turn = (text, name, target) => button(text, () => onTurn(target), {
    "aria-label": name, disabled: target === page || target < 0 || target >= pages,
  });
  const where = `${sayNumber(from + 1)} to ${sayNumber(to)} of ${sayCount(rows, "row")}`;
  return element("nav", { class: "pages", "aria-label": "Pages" },
    turn("«", "First page", 0), turn("‹", "Previous page", page - 1),
    element("span", { text: where }),
    turn("›", "Next page", page + 1), turn("»", "Last page", pages - 1));
}
