// On paper: the answer, and the list with as many rows as one would read.

const MOST_PRINTED = 1000;

// Put the whole list on the page while it is printed.
export function listenToPrint(explorer) {
  addEventListener("beforeprint", () => explorer.listForPaper(MOST_PRINTED));
  addEventListener("afterprint", () => explorer.renderAgain());
}
