import { dayAfter } from '@/ui/format/dates';
import { instantAt, wallClockIn } from '@/ui/format/zoned';
import type { Place, Span } from './places';

const minuteMs = 60_000;
const dayMinutes = 1_440;

/** One operating day as far as it is shown. */
export interface AxisDay extends Span {
  /** `YYYY-MM-DD`. */
  readonly day: string;
  /** Milliseconds from the beginning of the axis. */
  readonly offset: number;
}

/** The time that is shown, without the nights between its days: what maps moments to places on the screen and back. */
export interface Axis {
  readonly days: readonly AxisDay[];
  /** Milliseconds shown. */
  readonly length: number;
}

/** Where a space's clock stands. */
export interface Clock {
  readonly zone: string;
  /** When its operating day begins, in minutes after midnight (T6). */
  readonly cutOff: number;
}

/** A moment by the wall of that day; past 24:00 it is on the next one. */
function momentOn({ zone }: Clock, day: string, minute: number): number {
  const wall = `${dayAfter(day, Math.floor(minute / dayMinutes))}T${wallTime(minute % dayMinutes)}`;
  return Date.parse(instantAt(zone, wall) ?? '');
}

function wallTime(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}

/** The operating day of a moment, and how many minutes by the wall after that day's midnight it is. */
function onDay({ zone, cutOff }: Clock, at: number): { day: string; minute: number } {
  const wall = wallClockIn(zone, new Date(at).toISOString());
  const [day = '', time = ''] = wall.split('T');
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  const minutes = hour * 60 + minute;
  return minutes < cutOff ? { day: dayAfter(day, -1), minute: minutes + dayMinutes } : { day, minute: minutes };
}

/** The operating day that runs at a moment (T6). */
export function operatingDay(clock: Clock, at: number): string {
  return onDay(clock, at).day;
}

/** From the cut-off of the first day to the cut-off after the last. */
export function wholeDays(clock: Clock, first: string, count: number): Span {
  return { from: momentOn(clock, first, clock.cutOff), until: momentOn(clock, dayAfter(first, count), clock.cutOff) };
}

/** The days from the first on that a view shows. */
export function daysFrom(first: string, count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => dayAfter(first, index));
}

/** The first day of the week a day is in; an Egyptian week begins on Saturday. */
export function weekOf(day: string): string {
  const sinceSaturday = (new Date(`${day}T12:00:00Z`).getUTCDay() + 1) % 7;
  return dayAfter(day, -sinceSaturday);
}

const emptyHouse = { first: 9 * 60, last: 18 * 60 };

/** The hours all days of a view share: what is open, and what is taken outside of that; whole hours. */
export function shownMinutes(clock: Clock, within: Span, places: readonly Place[]): { first: number; last: number } {
  let [first, last] = [Infinity, -Infinity];
  const starts = (at: number) => {
    if (at >= within.from && at < within.until) first = Math.min(first, onDay(clock, at).minute);
  };
  const ends = (at: number) => {
    if (at > within.from && at <= within.until) last = Math.max(last, onDay(clock, at - 1).minute + 1);
  };
  for (const { open, claims } of places) {
    for (const { from, until } of open) {
      starts(Math.max(from, within.from));
      ends(Math.min(until, within.until));
    }
    for (const { kind, from, usedUntil } of claims) {
      if (kind === 'closure') continue;
      starts(from);
      ends(usedUntil);
    }
  }
  if (first >= last) return emptyHouse;
  const whole = { first: Math.floor(first / 60) * 60, last: Math.ceil(last / 60) * 60 };
  return { first: Math.max(whole.first, clock.cutOff), last: Math.min(whole.last, clock.cutOff + dayMinutes) };
}

/** The axis of some days. A day on which the clock changes is as long as it is (T7). */
export function axisOf(clock: Clock, days: readonly string[], { first, last }: { first: number; last: number }): Axis {
  let length = 0;
  const shown = days.map((day) => {
    const span = { from: momentOn(clock, day, first), until: momentOn(clock, day, last) };
    const placed = { day, ...span, offset: length };
    length += span.until - span.from;
    return placed;
  });
  return { days: shown, length };
}

/** Where a moment is, from 0 at the beginning to 1 at the end; the night is where the next day begins. */
export function shareAt(axis: Axis, at: number): number {
  const day = axis.days.findLast(({ from }) => from <= at);
  if (!day || axis.length === 0) return 0;
  return (day.offset + Math.min(at, day.until) - day.from) / axis.length;
}

/** The moment at a place on the axis. */
export function momentAt(axis: Axis, share: number): number {
  const gone = Math.min(Math.max(share, 0), 1) * axis.length;
  const day = axis.days.findLast(({ offset }) => offset <= gone) ?? axis.days[0];
  return day ? Math.min(day.from + gone - day.offset, day.until) : 0;
}

/** Rounds to the steps that begin with the day. */
export function snapped(axis: Axis, at: number, stepMinutes: number, round: (value: number) => number = Math.floor): number {
  const day = axis.days.findLast(({ from }) => from <= at) ?? axis.days[0];
  if (!day) return at;
  const step = stepMinutes * minuteMs;
  return Math.min(day.from + round((at - day.from) / step) * step, day.until);
}

/** The day's lines: every so many hours by its wall. */
export function ticksOf({ zone }: Clock, { from, until }: Span, everyHours: number): readonly number[] {
  const ticks: number[] = [];
  for (let at = from; at < until; at += 60 * minuteMs) {
    const hour = Number(wallClockIn(zone, new Date(at).toISOString()).slice(11, 13));
    if (hour % everyHours === 0) ticks.push(at);
  }
  return ticks;
}

/** The calendar day a date field names, or today's when it names none. */
export function dayNamed(text: string, clock: Clock, now: number): string {
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(text) && instantAt('UTC', `${text}T12:00`)?.startsWith(text);
  return isDay ? text : operatingDay(clock, now);
}
