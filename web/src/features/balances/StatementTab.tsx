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
import { Moment } from '@/ui/Moment';
import { Money } from '@/ui/Money';
import { useSpaceSettings } from '@/ui/space';
import { EmptyState, ErrorState, LoadingState } from '@/ui/states';
import { DataTable, type Column } from '@/ui/table/DataTable';
import { usePhone } from '@/ui/useMedia';
import { useUrlFilters } from '@/ui/useUrlFilters';
import { statementCsv } from './statementCsv';
import { happened, standing, type StatementLine } from './words';

/** Everything that moved a customer's account in a period, and what was owed after each. */
export function StatementTab({ customerId }: { customerId: string }) {
  const { currency, zone } = useSpaceSettings();
  const [filter, setFilters] = useUrlFilters();
  const phone = usePhone();
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
        <>
          <Card>
            <dl className="grid grid-cols-2 gap-x-6 gap-y-2 sm:grid-cols-4">
              <Figure label={m.balances_opening()} value={statement.opening} />
              <Figure label={m.balances_charge()} value={statement.charged} />
              <Figure label={m.balances_credit()} value={statement.credited} />
              <Figure label={m.balances_closing()} value={statement.closing} />
            </dl>
            <p className="mt-3 border-t border-line pt-3 font-medium">{standing(statement.closing, currency)}</p>
          </Card>
          <Card flush>
            <DataTable
              label={m.balances_statement_of({ name: statement.customer.name })}
              columns={phone ? phoneColumns(currency) : wideColumns(currency)}
              rows={statement.lines}
              rowKey={(line) => String(statement.lines.indexOf(line))}
              empty={<EmptyState icon={<ScrollText />} title={m.balances_nothing_happened()} hint={m.balances_nothing_happened_hint()} />}
            />
          </Card>
        </>
      )}
    </div>
  );
}

function Figure({ label, value }: { label: string; value: number }) {
  return (
    <div>
      <dt className="text-[0.8125rem] text-ink-muted">{label}</dt>
      <dd className="font-semibold">
        <Money value={value} />
      </dd>
    </div>
  );
}

type Columns = readonly Column<StatementLine>[];

function wideColumns(currency: string): Columns {
  return [
    { id: 'date', header: m.balances_date(), width: '11rem', cell: (line) => <Moment at={line.at} /> },
    { id: 'what', header: m.balances_what(), phone: 'title', cell: (line) => <What line={line} currency={currency} /> },
    { id: 'charge', header: m.balances_charge(), align: 'end', cell: (line) => line.charge > 0 && <Money value={line.charge} /> },
    { id: 'credit', header: m.balances_credit(), align: 'end', cell: (line) => line.credit > 0 && <Money value={line.credit} /> },
    { id: 'owes', header: m.balances_owes(), align: 'end', cell: (line) => <Money value={line.owes} /> },
  ];
}

/** On a phone what a movement did is one figure with its sign. */
function phoneColumns(currency: string): Columns {
  return [
    { id: 'what', header: m.balances_what(), phone: 'title', cell: (line) => <What line={line} currency={currency} /> },
    { id: 'moved', header: m.balances_charge(), phone: 'value', cell: (line) => line.charge !== line.credit && <Money value={line.charge - line.credit} /> },
    { id: 'date', header: m.balances_date(), phone: 'meta', cell: (line) => <Moment at={line.at} /> },
    {
      id: 'owes',
      header: m.balances_owes(),
      phone: 'meta',
      cell: (line) => (
        <>
          {m.balances_owes()}: <Money value={line.owes} />
        </>
      ),
    },
  ];
}

function What({ line, currency }: { line: StatementLine; currency: string }) {
  return (
    <span className="inline-flex max-w-full flex-wrap gap-x-2 font-normal">
      <span>{happened(line, currency)}</span>
      {line.document !== '' && <Document line={line} />}
      {line.note !== '' && (
        <bdi className="max-w-64 truncate text-ink-muted" title={line.note}>
          {line.note}
        </bdi>
      )}
    </span>
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
