// The tabs of the side panel (https://www.w3.org/WAI/ARIA/apg/patterns/tabs/).

import { byId } from "./elements.js";
import { TABS } from "./state.js";

// Give { render(tab) }.
export function createTabs(onChoose) {
  const tabs = TABS.map((name) => byId(`tab-${name}`));
  tabs.forEach((tab, place) => {
    tab.addEventListener("click", () => onChoose(TABS[place]));
    tab.addEventListener("keydown", (event) => {
      const enabled = tabs.filter((one) => !one.disabled);
      const at = enabled.indexOf(tab);
      const target = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: enabled.length - 1 }[event.key];
      if (target === undefined) return;
      event.preventDefault();
      const next = enabled.at(target % enabled.length);
      next.focus();
      next.click();
    });
  });
  return {
    render(chosen, hasDetails) {
      byId("tab-details").disabled = !hasDetails;
      for (const [place, name] of TABS.entries()) {
        const isChosen = name === chosen;
        tabs[place].setAttribute("aria-selected", String(isChosen));
        tabs[place].tabIndex = isChosen ? 0 : -1;
        byId(`panel-${name}`).hidden = !isChosen;
      }
      document.body.dataset.tab = chosen;
    },
  };
}
