import type { OpeningHoursInput } from '@/generated/graphql';
import { weekdays } from './values';

export type Hours = readonly OpeningHoursInput[];

const usual = { opens: '09:00', closes: '23:00' };

/** Closing at or before opening is on the next day; 00:00 to 00:00 is around the clock. */
export function passesMidnight({ opens, closes }: OpeningHoursInput): boolean {
  return closes <= opens && closes !== '00:00';
}

export function onDay(hours: Hours, weekday: number): Hours {
  return hours.filter((each) => each.weekday === weekday);
}

/** Opens a closed day like the nearest open one before it, or closes an open one. */
export function toggleDay(hours: Hours, weekday: number, open: boolean): Hours {
  const others = hours.filter((each) => each.weekday !== weekday);
  if (!open) return others;
  const place = weekdays.indexOf(weekday as (typeof weekdays)[number]);
  const before = weekdays.slice(0, place).toReversed().find((day) => onDay(hours, day).length > 0);
  const like = before === undefined ? [usual] : onDay(hours, before);
  return [...others, ...like.map(({ opens, closes }) => ({ weekday, opens, closes }))];
}

/** A second stretch after a break: an hour after the last closing, three hours long. */
export function addStretch(hours: Hours, weekday: number): Hours {
  const last = onDay(hours, weekday).at(-1)?.closes ?? usual.opens;
  return [...hours, { weekday, opens: hoursLater(last, 1), closes: hoursLater(last, 4) }];
}

function hoursLater(time: string, count: number): string {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return `${String((hour + count) % 24).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

export function changeStretch(hours: Hours, stretch: OpeningHoursInput, change: Partial<OpeningHoursInput>): Hours {
  return hours.map((each) => (each === stretch ? { ...each, ...change } : each));
}

export function removeStretch(hours: Hours, stretch: OpeningHoursInput): Hours {
  return hours.filter((each) => each !== stretch);
}

/** The same hours on every day that is open. */
export function copyToOpenDays(hours: Hours, weekday: number): Hours {
  const pattern = onDay(hours, weekday);
  return weekdays
    .filter((day) => onDay(hours, day).length > 0)
    .flatMap((day) => pattern.map(({ opens, closes }) => ({ weekday: day, opens, closes })));
}
