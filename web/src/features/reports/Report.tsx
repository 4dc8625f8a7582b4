import { Download, Printer } from 'lucide-react';
import { useEffect, type ReactNode } from 'react';
import type { CombinedError } from 'urql';
import { useViewer } from '@/features/access';
import { refusalOf } from '@/client/refusal';
import { m } from '@/locales/compiled/messages.js';
import { Button } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { keepText, toCsv } from '@/ui/csv';
import { useSpaceSettings } from '@/ui/space';
import { EmptyState, ErrorState, LoadingState } from '@/ui/states';
import { inFile } from './cells';
import { Figures, type Figure } from './Figures';
import { spanName, type Span } from './period';
import { ReportTable, type ReportColumn } from './ReportTable';

interface Answer<Data> {
  data: Data | undefined;
  error: CombinedError | undefined;
  stale: boolean;
  onRetry(): void;
}

interface Loaded {
  readonly period: Span;
  readonly compared?: { readonly period: Span } | null | undefined;
}

interface ReportFrameProps<Data extends Loaded> {
  answer: Answer<Data>;
  /** Tells the page which days the server answered for. */
  onPeriod(period: Span): void;
  children(data: Data): ReactNode;
}

/** A report in all its states. */
export function ReportFrame<Data extends Loaded>({ answer, onPeriod, children }: ReportFrameProps<Data>) {
  const { data, error, stale, onRetry } = answer;
  const { from, to } = data?.period ?? {};
  useEffect(() => {
    if (from && to) onPeriod({ from, to });
  }, [from, to, onPeriod]);
  if (data) {
    return (
      <div aria-busy={stale} aria-live="polite" className="grid grid-cols-1 gap-4">
        {children(data)}
      </div>
    );
  }
  if (!error) return <LoadingState shape="detail" />;
  const refusal = refusalOf(error);
  return <ErrorState problem={refusal} {...(refusal.code !== 'forbidden' && { onRetry })} />;
}

interface ReportProps<Row> {
  title: string;
  /** Of the file, without the days. */
  file: string;
  data: Loaded;
  figures: readonly Figure[];
  chart?: ReactNode;
  /** The picture says it all: the table opens when asked for. */
  folded?: boolean;
  columns: readonly ReportColumn<Row>[];
  rows: readonly Row[];
  rowKey(row: Row): string;
  /** More tables below. */
  children?: ReactNode;
}

/** What a report says first, the picture, the table, and its ways out of the screen. */
export function Report<Row>({ title, file, data, figures, chart, folded = false, columns, rows, rowKey, children }: ReportProps<Row>) {
  const { space } = useViewer();
  const { currency } = useSpaceSettings();
  const { period, compared } = data;
  const keep = () => keepText(csvOf(columns, rows, currency), `${file}-${period.from}-${period.to}.csv`);
  return (
    <>
      <div className="hidden print:block">
        <p className="text-[14pt] font-semibold">
          <bdi>{space.name}</bdi> · {title}
        </p>
        <p className="text-[10pt]">{spanName(period)}</p>
      </div>
      <p className="text-ink-muted print:hidden">
        {spanName(period)}
        {compared && <> {m.reports_compared_with({ period: spanName(compared.period) })}</>}
      </p>
      <Figures figures={figures} />
      {rows.length > 0 && chart}
      <Card
        flush
        title={title}
        actions={
          <div className="flex gap-1 print:hidden">
            <Button size="sm" look="quiet" icon={<Download aria-hidden className="size-4" />} disabled={rows.length === 0} onClick={keep}>
              {m.reports_csv()}
            </Button>
            <Button size="sm" look="quiet" icon={<Printer aria-hidden className="size-4" />} onClick={() => window.print()}>
              {m.reports_print()}
            </Button>
          </div>
        }
      >
        {rows.length === 0 ? (
          <EmptyState title={m.reports_nothing()} hint={m.reports_nothing_hint()} />
        ) : folded ? (
          <details>
            <summary className="cursor-pointer px-4 py-2.5 text-accent focus-visible:-outline-offset-2">{m.reports_show_table()}</summary>
            <ReportTable label={title} columns={columns} rows={rows} rowKey={rowKey} />
          </details>
        ) : (
          <ReportTable label={title} columns={columns} rows={rows} rowKey={rowKey} />
        )}
      </Card>
      {children}
    </>
  );
}

/** The table as it is on the screen, its sums included. */
export function csvOf<Row>(columns: readonly ReportColumn<Row>[], rows: readonly Row[], currency: string): string {
  const line = (which: 'total' | 'before', title: string) =>
    columns.some((column) => column[which])
      ? [columns.map((column, place) => (place === 0 ? { text: title } : column[which] && inFile(column[which], currency)))]
      : [];
  return toCsv([
    columns.map(({ header }) => ({ text: header })),
    ...rows.map((row) => columns.map(({ cell }) => inFile(cell(row), currency))),
    ...line('total', m.reports_total()),
    ...line('before', m.reports_before_total()),
  ]);
}
