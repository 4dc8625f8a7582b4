import { FileSpreadsheet, Printer, ScrollText } from 'lucide-react';
import { Link } from 'react-router';
import { useQuery } from 'urql';
import { refusalOf } from '@/client/refusal';
import { usePapers } from '@/features/invoices';
import { StatementDocument } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Button } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { DayFilter } from '@/ui/DayFilter';
import { keepText } from '@/ui/format/csv';
import { formatCalendarDay } from '@/ui/format/dates';
import { Moment } from '@/ui/Moment';
import { Money } from '@/ui/Money';
import { useSpaceSettings } from '@/ui/space';
import { EmptyState, ErrorState, LoadingState } from '@/ui/states';
import { useUrlFilters } from '@/ui/useUrlFilters';
import { statementCsv } from './statementCsv';
import { happened, standing, type StatementLine } from './words';

/** Everything that moved a customer's account in a period, and what was owed after each. */
export function StatementTab({ customerId }: { customerId: string }) {
  const { currency, zone } = useSpaceSettings();
  const [filter, setFilters] = useUrlFilters();
  const { busy, printStatement } = usePapers();
  const [{ data, error }, ask] = useQuery({
    query: StatementDocument,
    variables: { customerId, from: filter('from') || null, to: filter('to') || null },
  });
  const statement = data?.statement;
  const from = filter('from') || (statement?.from ?? '');
  const to = filter('to') || (statement?.to ?? '');

  function keepCsv(): void {
    if (!statement) return;
    const name = m.balances_csv_name({ id: statement.customer.humanId, from: statement.from, to: statement.to });
    keepText(statementCsv(statement, currency, zone), name);
  }

  return (
    <div className="grid grid-cols-1 gap-3">
      <div className="flex flex-wrap items-end gap-2">
        <DayFilter label={m.balances_from()} value={from} max={to} onValue={(day) => setFilters({ from: day })} />
        <DayFilter label={m.balances_to()} value={to} min={from} onValue={(day) => setFilters({ to: day })} />
        <span className="ms-auto" />
        <Button disabled={!statement} icon={<FileSpreadsheet aria-hidden className="size-4" />} onClick={keepCsv}>
          {m.balances_csv()}
        </Button>
        <Button
          disabled={!statement}
          busy={busy}
          icon={<Printer aria-hidden className="size-4" />}
          onClick={() => void printStatement(customerId, statement?.from, statement?.to)}
        >
          {m.balances_print()}
        </Button>
      </div>
      {error && <ErrorState problem={refusalOf(error)} onRetry={() => ask({ requestPolicy: 'network-only' })} />}
      {!statement && !error && <LoadingState />}
      {statement && !error && (
        <Card flush>
          <div className="overflow-x-auto">
            <table aria-label={m.balances_statement_of({ name: statement.customer.name })} className="w-full border-collapse">
              <thead>
                <tr className="border-b border-line text-xs text-ink-muted">
                  <th scope="col" className="h-9 px-3 ps-4 text-start font-medium">{m.balances_date()}</th>
                  <th scope="col" className="px-3 text-start font-medium">{m.balances_what()}</th>
                  <th scope="col" className="px-3 text-end font-medium">{m.balances_charge()}</th>
                  <th scope="col" className="px-3 text-end font-medium">{m.balances_credit()}</th>
                  <th scope="col" className="px-3 pe-4 text-end font-medium">{m.balances_owes()}</th>
                </tr>
              </thead>
              <tbody>
                <Edge day={statement.from} label={m.balances_opening()} owes={statement.opening} />
                {statement.lines.map((line, index) => (
                  // oxlint-disable-next-line react/no-array-index-key -- a statement is read as a whole, its lines have no ids
                  <Line key={index} line={line} />
                ))}
                {statement.lines.length === 0 && (
                  <tr>
                    <td colSpan={5}>
                      <EmptyState icon={<ScrollText />} title={m.balances_nothing_happened()} hint={m.balances_nothing_happened_hint()} />
                    </td>
                  </tr>
                )}
              </tbody>
              <tfoot className="font-semibold">
                <tr className="h-9 border-t border-line">
                  <td className="px-3 ps-4 tabular-nums">{formatCalendarDay(statement.to)}</td>
                  <th scope="row" className="px-3 text-start">{m.balances_closing()}</th>
                  <td className="px-3 text-end"><Money value={statement.charged} /></td>
                  <td className="px-3 text-end"><Money value={statement.credited} /></td>
                  <td className="px-3 pe-4 text-end"><Money value={statement.closing} /></td>
                </tr>
              </tfoot>
            </table>
          </div>
          <p className="border-t border-line bg-sunken px-4 py-2.5 font-medium">{standing(statement.closing, currency)}</p>
        </Card>
      )}
    </div>
  );
}

function Edge({ day, label, owes }: { day: string; label: string; owes: number }) {
  return (
    <tr className="h-9 border-b border-line text-ink-muted">
      <td className="px-3 ps-4 whitespace-nowrap tabular-nums">{formatCalendarDay(day)}</td>
      <th scope="row" colSpan={3} className="px-3 text-start font-medium">{label}</th>
      <td className="px-3 pe-4 text-end"><Money value={owes} /></td>
    </tr>
  );
}

function Line({ line }: { line: StatementLine }) {
  const { currency } = useSpaceSettings();
  return (
    <tr className="h-9 border-b border-line">
      <td className="px-3 ps-4 whitespace-nowrap">
        <Moment at={line.at} />
      </td>
      <td className="px-3 py-1.5">
        <span className="flex flex-wrap gap-x-2">
          <span>{happened(line, currency)}</span>
          {line.document !== '' && <Document line={line} />}
          {line.note !== '' && (
            <bdi className="max-w-80 truncate text-ink-muted" title={line.note}>
              {line.note}
            </bdi>
          )}
        </span>
      </td>
      <td className="px-3 text-end">{line.charge > 0 && <Money value={line.charge} />}</td>
      <td className="px-3 text-end">{line.credit > 0 && <Money value={line.credit} />}</td>
      <td className="px-3 pe-4 text-end">
        <Money value={line.owes} />
      </td>
    </tr>
  );
}

function Document({ line }: { line: StatementLine }) {
  if (!line.invoiceId) return <bdi className="figures">{line.document}</bdi>;
  return (
    <Link to={`/invoices/${line.invoiceId}`} className="figures text-accent hover:underline">
      <bdi>{line.document}</bdi>
    </Link>
  );
}
