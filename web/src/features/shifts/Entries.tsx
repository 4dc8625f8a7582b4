import { Link } from 'react-router';
import { usePages } from '@/client/usePages';
import { ShiftEntriesDocument, type ShiftEntriesQuery } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Button } from '@/ui/Button';
import { formatNumber } from '@/ui/format/digits';
import { Moment } from '@/ui/Moment';
import { Money } from '@/ui/Money';
import { ErrorMessage, LoadingState } from '@/ui/states';
import { entryName } from './words';

const pageOf = (data: ShiftEntriesQuery) => data.shift.entries;

/** All that moved in a drawer, the newest first. */
export function Entries({ shiftId }: { shiftId: string }) {
  const pages = usePages(ShiftEntriesDocument, { id: shiftId, first: 30, after: null }, pageOf);
  return (
    <section>
      <h3 className="mb-1 text-[0.8125rem] font-semibold">{m.shifts_entries()}</h3>
      {!pages.rows && !pages.refusal && <LoadingState shape="rows" count={4} />}
      <ErrorMessage problem={pages.refusal} />
      <ul>
        {pages.rows?.map((entry) => (
          <li key={entry.seq} className="flex items-start justify-between gap-3 border-b border-line py-2 last:border-0">
            <div className="min-w-0">
              <p className="flex flex-wrap gap-x-2 font-medium">
                {entryName(entry.kind)}
                {entry.invoice && (
                  <Link to={`/invoices/${entry.invoice.id}`} className="figures rounded-sm text-accent hover:underline">
                    {entry.invoice.invoiceNumber}
                  </Link>
                )}
                {entry.customer && (
                  <Link to={`/customers/${entry.customer.id}`} className="rounded-sm text-accent hover:underline">
                    <bdi>{entry.customer.name}</bdi>
                  </Link>
                )}
              </p>
              {entry.reason !== '' && (
                <p className="break-words text-ink-muted">
                  <bdi>{entry.reason}</bdi>
                </p>
              )}
              <p className="text-xs text-ink-muted">
                <span className="figures">#{formatNumber(entry.seq)}</span> · <Moment at={entry.at} /> · <bdi>{entry.actorName}</bdi>
              </p>
            </div>
            <Money value={entry.amount} bare signed className="shrink-0" />
          </li>
        ))}
      </ul>
      {pages.hasMore && (
        <Button size="sm" className="mt-2" busy={pages.loading} onClick={pages.more}>
          {m.ui_load_more()}
        </Button>
      )}
    </section>
  );
}
