// Days since 1970 as text, and back: in English and UTC, whatever the reader's locale and clock.

import { NO_DAY } from "./model.js";

const DAY_MS = 86400000;
const MONTHS = [
  "January", "February", "March", "April", "May", "June",
  "July", "August", "September", "October", "November", "December",
];

// Give { year, month (0 to 11), day } of a day.
export function partsOf(day) {
  const date = new Date(day * DAY_MS);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth(), day: date.getUTCDate() };
}

// Give the day of a date; months beyond a year's count into the next.
export function dayOf(year, month, day = 1) {
  return Math.round(Date.UTC(year, month, day) / DAY_MS);
}

// Say a day, as in "9 June 2020".
export function sayDay(day) {
  if (day === NO_DAY) return "no date";
  const { year, month, day: date } = partsOf(day);
  return `${date} ${MONTHS[month]} ${year}`;
}

// Say a stretch of days, as in "9 to 11 June 2020".
export function sayDays(first, last) {
  const [one, other] = [partsOf(first), partsOf(last)];
  if (first === last) return sayDay(first);
  if (one.year === other.year && one.month === other.month) return `${one.day} to ${sayDay(last)}`;
  if (one.year === other.year) return `${one.day} ${MONTHS[one.month]} to ${sayDay(last)}`;
  return `${sayDay(first)} to ${sayDay(last)}`;
}

// Write a day as in "2020-06-09".
export function writeDay(day) {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

// Read what `writeDay` wrote; null for anything else.
export function readDay(text) {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  const time = Date.parse(`${text}T00:00:00Z`);
  return Number.isNaN(time) ? null : Math.round(time / DAY_MS);
}
