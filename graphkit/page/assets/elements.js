// Elements with plain text in them: nothing in the data ever becomes markup.

const WEB = /^https?:\/\//i;

// Make an element. `properties` are attributes, but for `text`, `class` and `on` (listeners by event).
export function element(name, properties = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (value === null || value === undefined || value === false) continue;
    if (key === "text") made.textContent = value;
    else if (key === "on") for (const [event, listener] of Object.entries(value)) made.addEventListener(event, listener);
    else made.setAttribute(key, value === true ? "" : value);
  }
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

// Make a button.
export function button(text, listener, properties = {}) {
  return element("button", { type: "button", text, on: { click: listener }, ...properties });
}

// Make a link to an address of the web that opens in a tab of its own; null for any other address.
export function webLink(text, address) {
  if (!WEB.test(address)) return null;
  return element("a", { href: address, target: "_blank", rel: "noopener noreferrer", text, dir: "auto" });
}

// Give the element of the page with an id.
export function byId(id) {
  return document.getElementById(id);
}

// Say a whole number, with a comma before every three digits. The browser's own way takes long at its first use.
export function sayNumber(count) {
  return String(count).replace(/\B(?=(?:\d{3})+$)/g, ",");
}

// Say how many there are of something.
export function sayCount(count, singular, plural = `${singular}s`) {
  return `${sayNumber(count)} ${count === 1 ? singular : plural}`;
}
