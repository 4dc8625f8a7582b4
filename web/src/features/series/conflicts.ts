import { z } from 'zod/mini';
import type { Refusal } from '@/client/refusal';
import type { SeriesConflictsFragment } from '@/generated/graphql';
import { preferences } from '@/ui/preferences';

const list = z.array(
  z.object({
    number: z.number(),
    startsAt: z.string(),
    endsAt: z.string(),
    refusal: z.object({ code: z.string(), en: z.string(), ar: z.string(), data: z.optional(z.record(z.string(), z.unknown())) }),
  }),
);

/** An occurrence that can't be had, and why. */
export interface Conflict {
  readonly number: number;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly message: string;
  readonly data: unknown;
}

/** What a refused series says is in its way (R2). */
export function conflictsIn(refusal: Refusal | undefined): readonly Conflict[] {
  if (refusal?.code !== 'series.conflicts') return [];
  const read = z.safeParse(list, refusal.data.conflicts);
  if (!read.success) return [];
  return read.data.map(({ number, startsAt, endsAt, refusal: why }) => ({ number, startsAt, endsAt, message: why[preferences().locale], data: why.data ?? {} }));
}

/** The same of a preview. */
export function conflictsOf(occurrences: readonly SeriesConflictsFragment[]): readonly Conflict[] {
  return occurrences.flatMap(({ number, startsAt, endsAt, conflict }) => (conflict ? [{ number, startsAt, endsAt, message: conflict.message, data: conflict.data }] : []));
}
