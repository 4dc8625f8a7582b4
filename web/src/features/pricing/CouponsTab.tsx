import { Archive, ArchiveRestore, TicketPercent } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { usePages } from '@/client/usePages';
import { useAct } from '@/client/useAct';
import { ArchiveCouponDocument, CouponsDocument, RestoreCouponDocument, type CouponRowFragment, type CouponsQuery } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { IconButton } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { Segmented } from '@/ui/fields';
import { formatCalendarDay } from '@/ui/format/dates';
import { formatNumber } from '@/ui/format/digits';
import { formatPercent } from '@/ui/format/percent';
import { Money } from '@/ui/Money';
import { EmptyState } from '@/ui/states';
import { DataTable, type Column } from '@/ui/table/DataTable';
import { showToast } from '@/ui/toast';
import { CouponDialog } from './CouponDialog';

const pageOf = (data: CouponsQuery) => data.coupons;

/** Codes that take something off a bill, and how often they did. */
export function CouponsTab({ action, mayWrite }: { action: ReactNode; mayWrite: boolean }) {
  const [which, setWhich] = useState<'current' | 'archived'>('current');
  const [edited, setEdited] = useState<CouponRowFragment>();
  const pages = usePages(CouponsDocument, { archived: which === 'archived', first: 50, after: null }, pageOf);
  const [archive] = useAct(ArchiveCouponDocument);
  const [restore] = useAct(RestoreCouponDocument);

  async function toggle(coupon: CouponRowFragment): Promise<void> {
    const { id, code, archivedAt } = coupon;
    const { refusal } = archivedAt ? await restore({ id }) : await archive({ id });
    if (refusal) showToast(refusal.message, { tone: 'danger' });
    else if (archivedAt) showToast(m.pricing_restored({ name: code }), { tone: 'success' });
    else showToast(m.pricing_archived({ name: code }), { undo: () => void toggle({ ...coupon, archivedAt: 'now' }) });
  }

  const columns: Column<CouponRowFragment>[] = [
    { id: 'code', header: m.pricing_code(), phone: 'title', cell: ({ code }) => <span className="figures font-medium">{code}</span> },
    { id: 'off', header: m.pricing_takes_off(), phone: 'value', cell: offOf },
    { id: 'dates', header: m.pricing_holds(), phone: 'meta', cell: datesOf },
    { id: 'uses', header: m.pricing_used(), align: 'end', phone: 'meta', cell: usesOf },
    { id: 'taken', header: m.pricing_taken_off(), align: 'end', phone: 'hidden', cell: ({ takenOff }) => <Money value={takenOff} bare /> },
  ];
  if (mayWrite) {
    columns.push({
      id: 'act',
      header: m.pricing_actions(),
      align: 'end',
      phone: 'hidden',
      cell: (coupon) => (
        <IconButton
          className="relative size-7"
          label={coupon.archivedAt ? m.pricing_restore_named({ name: coupon.code }) : m.pricing_archive_rule({ name: coupon.code })}
          icon={coupon.archivedAt ? <ArchiveRestore aria-hidden className="size-4" /> : <Archive aria-hidden className="size-4" />}
          onClick={(event) => {
            event.stopPropagation();
            void toggle(coupon);
          }}
        />
      ),
    });
  }

  return (
    <div className="grid grid-cols-1 gap-3">
      <div>
        <Segmented
          label={m.pricing_which_coupons()}
          value={which}
          onChange={setWhich}
          options={[
            { value: 'current', label: m.pricing_current() },
            { value: 'archived', label: m.pricing_archived_ones() },
          ]}
        />
      </div>
      <Card flush>
        <DataTable
          label={m.pricing_coupons()}
          columns={columns}
          rows={pages.rows}
          rowKey={(row) => row.id}
          {...(mayWrite && which === 'current' && { onRowPress: setEdited })}
          problem={pages.refusal}
          onRetry={pages.retry}
          paging={{ hasMore: pages.hasMore, loading: pages.loading, onMore: pages.more }}
          empty={
            which === 'archived' ? (
              <EmptyState icon={<TicketPercent />} title={m.pricing_no_archived_coupons()} />
            ) : (
              <EmptyState icon={<TicketPercent />} title={m.pricing_no_coupons()} hint={m.pricing_no_coupons_hint()} action={action} />
            )
          }
        />
      </Card>
      {edited && <CouponDialog coupon={edited} onClose={() => setEdited(undefined)} />}
    </div>
  );
}

function offOf({ percent, amount }: CouponRowFragment): ReactNode {
  if (typeof percent === 'number') return <span className="figures">{formatPercent(percent)}</span>;
  return <Money value={amount ?? 0} />;
}

function datesOf({ firstDate, lastDate }: CouponRowFragment): string {
  if (firstDate && lastDate) return m.pricing_dates_between({ first: formatCalendarDay(firstDate), last: formatCalendarDay(lastDate) });
  if (firstDate) return m.pricing_dates_from({ first: formatCalendarDay(firstDate) });
  return lastDate ? m.pricing_dates_until({ last: formatCalendarDay(lastDate) }) : m.pricing_always();
}

function usesOf({ uses, maxUses }: CouponRowFragment): ReactNode {
  const count = typeof maxUses === 'number' ? m.pricing_uses_of({ uses: formatNumber(uses), max: formatNumber(maxUses) }) : formatNumber(uses);
  return <span className="figures">{count}</span>;
}
