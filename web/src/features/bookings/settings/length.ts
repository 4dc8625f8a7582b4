/** What a length is counted in. */
export type Unit = 'minutes' | 'hours' | 'days';

const minutesIn: Record<Unit, number> = { minutes: 1, hours: 60, days: 1_440 };

/** The largest unit that says a length in whole numbers; nothing is said in minutes. */
export function unitOf(minutes: number): Unit {
  if (minutes > 0 && minutes % minutesIn.days === 0) return 'days';
  return minutes > 0 && minutes % minutesIn.hours === 0 ? 'hours' : 'minutes';
}

export function inUnit(minutes: number, unit: Unit): number {
  return minutes / minutesIn[unit];
}

export function inMinutes(count: number, unit: Unit): number {
  return count * minutesIn[unit];
}
