import { m } from '@/locales/compiled/messages.js';
import { formatNumber, localDigits } from './digits';

/** Whole seconds between two instants, never negative: a clock may have jumped back. */
export function secondsBetween(from: string, until: number): number {
  return Math.max(0, Math.floor((until - Date.parse(from)) / 1000));
}

/** A running clock: `0:07:45`, `26:03:10`. */
export function formatClock(seconds: number): string {
  const two = (part: number) => String(part).padStart(2, '0');
  return localDigits(`${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`);
}

/** A length in words: `2 h 5 min`. */
export function formatMinutes(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return m.ui_minutes({ minutes: formatNumber(rest) });
  if (rest === 0) return m.ui_hours({ hours: formatNumber(hours) });
  return m.ui_hours_minutes({ hours: formatNumber(hours), minutes: formatNumber(rest) });
}
