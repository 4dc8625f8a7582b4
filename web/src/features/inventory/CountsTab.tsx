import { ClipboardCheck } from 'lucide-react';
import type { ReactNode } from 'react';
import { useQuery } from 'urql';
import { refusalOf } from '@/client/refusal';
import { usePages } from '@/client/usePages';
import { StockCountDocument, StockCountsDocument, type CountRowFragment, type StockCountsQuery } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Card } from '@/ui/Card';
import { Sheet } from '@/ui/dialog/Dialog';
import { Moment } from '@/ui/Moment';
import { Money } from '@/ui/Money';
import { EmptyState, ErrorState, LoadingState } from '@/ui/states';
import { DataTable, type Column } from '@/ui/table/DataTable';
import { CountLines } from './CountLines';
import { Stock } from './Stock';

const pageOf = (data: StockCountsQuery) => data.stockCounts;

/** What was counted, the newest first. */
export function CountsTab({ open, onOpen, action }: { open: string; onOpen(id: string): void; action: ReactNode }) {
  const pages = usePages(StockCountsDocument, { first: 50, after: null }, pageOf);
  return (
    <>
      <Card flush>
        <DataTable
          label={m.inventory_counts()}
          columns={columns()}
          rows={pages.rows}
          rowKey={(row) => row.id}
          onRowPress={(row) => onOpen(row.id)}
          problem={pages.refusal}
          onRetry={pages.retry}
          paging={{ hasMore: pages.hasMore, loading: pages.loading, onMore: pages.more }}
          empty={<EmptyState icon={<ClipboardCheck />} title={m.inventory_no_counts()} hint={m.inventory_no_counts_hint()} action={action} />}
        />
      </Card>
      {open !== '' && <CountView key={open} id={open} onClose={() => onOpen('')} />}
    </>
  );
}

function columns(): readonly Column<CountRowFragment>[] {
  return [
    { id: 'number', header: m.inventory_number(), width: '8rem', phone: 'title', cell: (row) => <bdi className="figures">{row.number}</bdi> },
    { id: 'at', header: m.inventory_when(), width: '12rem', phone: 'meta', cell: (row) => <Moment at={row.at} /> },
    { id: 'note', header: m.inventory_note(), phone: 'meta', cell: (row) => <bdi>{row.note}</bdi> },
    { id: 'by', header: m.inventory_by(), width: '10rem', phone: 'hidden', cell: (row) => <bdi>{row.actorName}</bdi> },
    { id: 'items', header: m.inventory_lines(), align: 'end', width: '6rem', phone: 'hidden', cell: (row) => <Stock count={row.items} /> },
    { id: 'differences', header: m.inventory_differences(), align: 'end', width: '8rem', phone: 'hidden', cell: (row) => <Stock count={row.differences} /> },
    { id: 'value', header: m.inventory_value(), align: 'end', width: '9rem', phone: 'value', cell: (row) => <Money value={row.value} signed /> },
  ];
}

function CountView({ id, onClose }: { id: string; onClose(): void }) {
  const [{ data, error }, ask] = useQuery({ query: StockCountDocument, variables: { id } });
  const count = data?.stockCount;
  return (
    <Sheet
      open
      wide
      onClose={onClose}
      title={count?.number ?? m.inventory_count()}
      description={
        count && (
          <>
            <Moment at={count.at} /> · <bdi>{count.actorName}</bdi>
          </>
        )
      }
    >
      {!count && (error ? <ErrorState problem={refusalOf(error)} onRetry={() => ask({ requestPolicy: 'network-only' })} /> : <LoadingState shape="detail" />)}
      {count && (
        <>
          {count.note !== '' && (
            <p className="mb-3 break-words text-ink-muted">
              <bdi>{count.note}</bdi>
            </p>
          )}
          <CountLines lines={count.lines} />
          <p className="mt-3 flex justify-between rounded-lg bg-sunken px-4 py-3">
            <span>{m.inventory_differences_value()}</span>
            <Money value={count.value} signed className="font-semibold" />
          </p>
        </>
      )}
    </Sheet>
  );
}
