import { z } from 'zod/mini';
import type { Refusal } from '@/client/refusal';

/** A place and a time that could be booked instead (B6). */
export interface Alternative {
  readonly resourceId: string;
  readonly resource: string;
  /** RFC 3339. */
  readonly startsAt: string;
  readonly endsAt: string;
}

const offered = z.array(z.object({ resourceId: z.string(), resource: z.string(), startsAt: z.string(), endsAt: z.string() }));

/** What a refusal offers instead; nothing when it offers nothing. */
export function alternativesIn(refusal: Refusal | undefined): readonly Alternative[] {
  const read = z.safeParse(offered, refusal?.data.alternatives);
  return read.success ? read.data : [];
}
