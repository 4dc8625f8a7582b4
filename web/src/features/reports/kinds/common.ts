import type { PeriodInput } from '@/generated/graphql';
import type { Span } from '../period';

/** What every report gets from the page. */
export interface KindProps {
  period: PeriodInput;
  filter(name: string): string;
  onChange(changes: Readonly<Record<string, string>>): void;
  onPeriod(period: Span): void;
}

/** The rows of a list on these days. */
export const ofDays = ({ from, to }: Span) => `from=${from}&to=${to}`;
