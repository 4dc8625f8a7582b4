import type { OpeningHoursInput } from '@/generated/graphql';

/** Who may book. */
export type Who = 'STAFF' | 'MEMBERS' | 'ANYBODY';

/** All that holds for bookings of a place; lengths are minutes, fees basis points of the price. */
export interface Terms {
  readonly hours: readonly OpeningHoursInput[] | null;
  readonly leadMinutes: number;
  readonly advanceDays: number;
  readonly minMinutes: number;
  readonly maxMinutes: number;
  readonly granularityMinutes: number;
  readonly who: Who;
  readonly approval: boolean;
  readonly approvalMinutes: number;
  readonly holdMinutes: number;
  readonly noShowGraceMinutes: number;
  readonly noShowFee: number;
  readonly freeUntilMinutes: number;
  readonly cancellationFee: number;
}

/** What one layer says itself; `null` is as the layer above it. */
export type Choice = { readonly [Field in keyof Terms]: Terms[Field] | null };

export type Field = keyof Terms;



/** Nothing of its own. */
export const nothing: Choice = {
  hours: null, leadMinutes: null, advanceDays: null, minMinutes: null, maxMinutes: null, granularityMinutes: null, who: null, approval: null,
  approvalMinutes: null, holdMinutes: null, noShowGraceMinutes: null, noShowFee: null, freeUntilMinutes: null, cancellationFee: null,
};

/** What holds when this layer says so. */
export function termsUnder(above: Terms, choice: Choice): Terms {
  const said = Object.fromEntries(Object.entries(choice).filter(([, value]) => value !== null));
  return { ...above, ...said };
}

/** Whether anything was chosen. */
export function says(choice: Choice): boolean {
  return Object.values(choice).some((value) => value !== null);
}
