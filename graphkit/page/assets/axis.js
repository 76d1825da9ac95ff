// Time: a strip of dates over the map, which stays in sight at any zoom and in the screen's lengths.

export const AXIS_PX = 46;
const DAY = 86400000;
export const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const LEAST_TICK_PX = 52;

const toDay = (year, month, day) => Date.UTC(year, month, day) / DAY;

// The steps between ticks, the finest first: the days of one, and how to find and name them.
const STEPS = [
  { days: 1, months: 0, name: (date) => `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]}` },
  ...[1, 3, 6].map((months) => ({ days: 30 * months, months, name: (date) => `${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}` })),
  ...[1, 2, 5, 10, 20, 50, 100].map((years) => ({ days: 365 * years, months: 12 * years, name: (date) => String(date.getUTCFullYear()) })),
];

// The ticks of a run of days that is drawn `dayPx` a day: at the beginnings of days, months or years.
export function ticksOf(run, dayPx) {
  const step = STEPS.find((one) => one.days * dayPx >= LEAST_TICK_PX) ?? STEPS.at(-1);
  const ticks = [];
  if (step.months === 0) {
    for (let day = run.first_day; day <= run.last_day; day += 1) ticks.push({ day, label: step.name(new Date(day * DAY)) });
    return ticks;
  }
  const first = new Date(run.first_day * DAY);
  let month = Math.floor((first.getUTCFullYear() * 12 + first.getUTCMonth()) / step.months) * step.months;
  for (;;) {
    const day = toDay(Math.floor(month / 12), month % 12, 1);
    if (day > run.last_day) return ticks;
    if (day >= run.first_day) ticks.push({ day, label: step.name(new Date(day * DAY)) });
    month += step.months;
  }
}

// Only the ticks in sight: a run of a century of days has more than anyone can see.
function inSight(run, dayPx, toScreen, width) {
  const left = toScreen(run.left, 0).x;
  const first = Math.max(run.first_day, run.first_day + Math.floor(-left / dayPx) - 1);
  const last = Math.min(run.last_day, run.first_day + Math.ceil((width - left) / dayPx));
  return ticksOf({ first_day: first, last_day: last }, dayPx);
}

// One row of labels, each over its span; those that would touch the one before are left out.
function writeSpans(ctx, spans, toScreen, y, width) {
  let free = 4;
  for (const span of [...spans].sort((one, other) => one.left - other.left)) {
    const [left, right] = [Math.max(toScreen(span.left, 0).x, 0), Math.min(toScreen(span.right, 0).x, width)];
    if (right <= left) continue;
    const half = ctx.measureText(span.label).width / 2;
    const middle = Math.min(Math.max((left + right) / 2, half + 6), Math.max(width - half - 6, half + 6));
    if (middle - half < free) continue;
    ctx.fillText(span.label, middle, y);
    free = middle + half + 12;
  }
}

function drawTicks(ctx, map, theme, toScreen, screen) {
  const scale = toScreen(1, 0).x - toScreen(0, 0).x;
  let free = 4;
  for (const run of map.runs) {
    const dayPx = run.day_width * scale;
    for (const tick of inSight(run, dayPx, toScreen, screen.width)) {
      const x = toScreen(run.left, 0).x + (tick.day - run.first_day) * dayPx;
      ctx.fillStyle = theme.line;
      ctx.fillRect(x, AXIS_PX - 8, 1, 7);
      const width = ctx.measureText(tick.label).width;
      if (x + 4 < free || x + 4 + width > screen.width) continue;
      ctx.fillStyle = theme.soft;
      ctx.fillText(tick.label, x + 4 + width / 2, 34);
      free = x + 4 + width + 10;
    }
  }
}

// Over the boxes, in the screen's lengths: `toScreen` turns the map's x and y into the screen's.
export function drawAxis(ctx, map, theme, toScreen, screen) {
  ctx.fillStyle = theme.paper;
  ctx.fillRect(0, 0, screen.width, AXIS_PX);
  ctx.fillStyle = theme.line;
  ctx.fillRect(0, AXIS_PX - 1, screen.width, 1);
  ctx.direction = "ltr";
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  const of = (...kinds) => map.spans.filter((span) => kinds.includes(span.kind));
  ctx.fillStyle = theme.ink;
  ctx.font = `600 13.5px ${theme.family}`;
  writeSpans(ctx, of("period", "band"), toScreen, 14, screen.width);
  ctx.font = `12.5px ${theme.family}`;
  ctx.fillStyle = theme.soft;
  if (map.runs.length > 0) drawTicks(ctx, map, theme, toScreen, screen);
  else writeSpans(ctx, of("column", "gap"), toScreen, 34, screen.width);
}
