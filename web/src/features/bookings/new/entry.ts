import { noRepeat, type Repeat } from '@/features/series';

/** A booking while it is being entered. */
export interface Entry {
  /** Empty while none is chosen. */
  readonly resourceId: string;
  readonly startsAt: string | null;
  readonly endsAt: string | null;
  readonly repeat: Repeat;
  /** Of a series: leaves out what can't be had (R2). */
  readonly skips: boolean;
  readonly guestName: string;
  readonly title: string;
  readonly note: string;
  readonly attendees: number | null;
  readonly coupon: string;
  readonly pays: 'AT_DESK' | 'NOW';
}

/** Where and when a booking is. */
export interface Where {
  readonly resourceId: string;
  readonly startsAt: string;
  readonly endsAt: string;
}

const usualMs = 3_600_000;

export function firstEntry(resourceId: string, startsAt: string, endsAt: string): Entry {
  return {
    resourceId: resourceId === 'any' ? '' : resourceId,
    startsAt: startsAt || null,
    endsAt: endsAt || null,
    repeat: noRepeat,
    skips: false,
    guestName: '', title: '', note: '', attendees: 1, coupon: '', pays: 'AT_DESK',
  };
}

/** Where and when, once both are known. */
export function whereOf({ resourceId, startsAt, endsAt }: Entry): Where | undefined {
  return resourceId === '' || startsAt === null || endsAt === null ? undefined : { resourceId, startsAt, endsAt };
}

/** Another beginning keeps the length. */
export function startingAt({ startsAt, endsAt }: Entry, next: string | null): Partial<Entry> {
  if (next === null) return { startsAt: null };
  const length = startsAt && endsAt ? Date.parse(endsAt) - Date.parse(startsAt) : usualMs;
  return { startsAt: next, endsAt: new Date(Date.parse(next) + length).toISOString() };
}
