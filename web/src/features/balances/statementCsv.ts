import type { StatementQuery } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { dateIn, formatTime } from '@/ui/format/dates';
import { toCsv } from '@/ui/format/csv';
import { exponentOf, minorToDecimal } from '@/ui/format/money';
import { happened } from './words';

type Statement = StatementQuery['statement'];

/** The statement as a file that a spreadsheet adds up. */
export function statementCsv(statement: Statement, currency: string, zone: string): string {
  const amount = (minor: number) => minorToDecimal(minor, exponentOf(currency));
  const moved = (minor: number) => (minor === 0 ? '' : amount(minor));
  return toCsv([
    [m.balances_date(), m.balances_what(), m.balances_document(), m.balances_charge(), m.balances_credit(), m.balances_owes()],
    [statement.from, m.balances_opening(), '', '', '', number(amount(statement.opening))],
    ...statement.lines.map((line) => [
      `${dateIn(zone, new Date(line.at))} ${formatTime(line.at, zone)}`,
      line.note === '' ? happened(line, currency) : `${happened(line, currency)} · ${line.note}`,
      line.document,
      number(moved(line.charge)),
      number(moved(line.credit)),
      number(amount(line.owes)),
    ]),
    [statement.to, m.balances_closing(), '', number(amount(statement.charged)), number(amount(statement.credited)), number(amount(statement.closing))],
  ]);
}

/** A figure, not a text: a minus before it is no formula. */
function number(text: string): string | number {
  return text === '' ? '' : Number(text);
}
