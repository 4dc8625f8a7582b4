import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { CsvCell } from '@/ui/csv';
import { formatNumber } from '@/ui/format/digits';
import { formatMinutes } from '@/ui/format/duration';
import { exponentOf, minorToDecimal, type Minor } from '@/ui/format/money';
import { basisPointsToText, formatPercent } from '@/ui/format/percent';
import { Money } from '@/ui/Money';

/** A value of a report: one thing on the screen, on paper and in a spreadsheet. */
export type Cell =
  | { readonly kind: 'text'; readonly text: string; readonly to?: string | undefined }
  | { readonly kind: 'money'; readonly minor: Minor }
  | { readonly kind: 'count'; readonly count: number }
  | { readonly kind: 'minutes'; readonly minutes: number }
  /** Basis points. */
  | { readonly kind: 'share'; readonly share: number }
  /** A calendar day for reading, `YYYY-MM-DD` in a file. */
  | { readonly kind: 'day'; readonly day: string; readonly shown: string; readonly to?: string | undefined }
  | { readonly kind: 'none' };

export const text = (words: string, to?: string): Cell => ({ kind: 'text', text: words, to });
export const money = (minor: Minor | null | undefined): Cell => (minor == null ? { kind: 'none' } : { kind: 'money', minor });
export const count = (number: number): Cell => ({ kind: 'count', count: number });
export const minutes = (number: number): Cell => ({ kind: 'minutes', minutes: number });
export const share = (basisPoints: number | null | undefined): Cell =>
  basisPoints == null ? { kind: 'none' } : { kind: 'share', share: basisPoints };
export const day = (iso: string, shown: string, to?: string): Cell => ({ kind: 'day', day: iso, shown, to });
export const none: Cell = { kind: 'none' };

/** How it reads. */
export function show(cell: Cell, bare = true): ReactNode {
  switch (cell.kind) {
    case 'text':
      return cell.to ? <RowLink to={cell.to}>{cell.text}</RowLink> : <bdi>{cell.text}</bdi>;
    case 'day':
      return cell.to ? <RowLink to={cell.to}>{cell.shown}</RowLink> : cell.shown;
    case 'money':
      return <Money value={cell.minor} bare={bare} />;
    case 'count':
      return <span className="figures">{formatNumber(cell.count)}</span>;
    case 'minutes':
      return formatMinutes(cell.minutes);
    case 'share':
      return <bdi className="figures">{formatPercent(Math.round(cell.share / 10) * 10)}</bdi>;
    case 'none':
      return <span className="text-ink-faint">–</span>;
  }
}

function RowLink({ to, children }: { to: string; children: string }) {
  return (
    <Link to={to} className="text-accent underline-offset-2 hover:underline">
      <bdi>{children}</bdi>
    </Link>
  );
}

/** How a spreadsheet gets it: plain numbers, hours as decimals, percentages as they are written. */
export function inFile(cell: Cell, currency: string): CsvCell {
  switch (cell.kind) {
    case 'text':
      return { text: cell.text };
    case 'day':
      return { text: cell.day };
    case 'money':
      return { number: minorToDecimal(cell.minor, exponentOf(currency)) };
    case 'count':
      return { number: String(cell.count) };
    case 'minutes':
      return { number: String(cell.minutes) };
    case 'share':
      return { number: basisPointsToText(cell.share) };
    case 'none':
      return undefined;
  }
}

/** What can be held against the same of another period. */
export function amountOf(cell: Cell): number | undefined {
  switch (cell.kind) {
    case 'money':
      return cell.minor;
    case 'count':
      return cell.count;
    case 'minutes':
      return cell.minutes;
    case 'share':
      return cell.share;
    default:
      return undefined;
  }
}
