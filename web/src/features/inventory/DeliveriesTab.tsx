import { Truck, Undo2 } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useQuery } from 'urql';
import { refusalOf, type Refusal } from '@/client/refusal';
import { useAct } from '@/client/useAct';
import { usePages } from '@/client/usePages';
import { useMay } from '@/features/access';
import { DeliveriesDocument, DeliveryDocument, UndoDeliveryDocument, type DeliveriesQuery, type DeliveryRowFragment } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { StatusBadge } from '@/ui/Badge';
import { Button } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { Dialog, Sheet } from '@/ui/dialog/Dialog';
import { Input } from '@/ui/fields';
import { formatCalendarDay } from '@/ui/format/dates';
import { FormField } from '@/ui/FormField';
import { Moment } from '@/ui/Moment';
import { Money } from '@/ui/Money';
import { EmptyState, ErrorMessage, ErrorState, LoadingState } from '@/ui/states';
import { DataTable, type Column } from '@/ui/table/DataTable';
import { showToast } from '@/ui/toast';
import { Stock } from './Stock';

const pageOf = (data: DeliveriesQuery) => data.deliveries;

/** What came, the newest first. */
export function DeliveriesTab({ open, onOpen, action }: { open: string; onOpen(id: string): void; action: ReactNode }) {
  const pages = usePages(DeliveriesDocument, { first: 50, after: null }, pageOf);
  return (
    <>
      <Card flush>
        <DataTable
          label={m.inventory_deliveries()}
          columns={columns()}
          rows={pages.rows}
          rowKey={(row) => row.id}
          onRowPress={(row) => onOpen(row.id)}
          problem={pages.refusal}
          onRetry={pages.retry}
          paging={{ hasMore: pages.hasMore, loading: pages.loading, onMore: pages.more }}
          empty={<EmptyState icon={<Truck />} title={m.inventory_no_deliveries()} hint={m.inventory_no_deliveries_hint()} action={action} />}
        />
      </Card>
      {open !== '' && <DeliveryView key={open} id={open} onOpen={onOpen} />}
    </>
  );
}

function DeliveryBadge({ delivery }: { delivery: DeliveryRowFragment }) {
  if (delivery.undoneBy) return <StatusBadge tone="warning">{m.inventory_undone()}</StatusBadge>;
  if (delivery.undoesId) return <StatusBadge>{m.inventory_undoes()}</StatusBadge>;
  return null;
}

function columns(): readonly Column<DeliveryRowFragment>[] {
  return [
    { id: 'number', header: m.inventory_number(), width: '8rem', phone: 'title', cell: (row) => <bdi className="figures">{row.number}</bdi> },
    { id: 'at', header: m.inventory_when(), width: '12rem', phone: 'meta', cell: (row) => <Moment at={row.at} /> },
    { id: 'supplier', header: m.inventory_supplier(), phone: 'meta', cell: (row) => <bdi>{row.supplierName || row.note}</bdi> },
    { id: 'state', header: m.inventory_state(), width: '8rem', phone: 'meta', cell: (row) => <DeliveryBadge delivery={row} /> },
    { id: 'items', header: m.inventory_lines(), align: 'end', width: '6rem', phone: 'hidden', cell: (row) => <Stock count={row.items} /> },
    {
      id: 'amount',
      header: m.inventory_cost(),
      align: 'end',
      width: '9rem',
      phone: 'value',
      cell: (row) => (typeof row.amount === 'number' ? <Money value={row.amount} /> : null),
    },
  ];
}

function DeliveryView({ id, onOpen }: { id: string; onOpen(id: string): void }) {
  const [{ data, error }, ask] = useQuery({ query: DeliveryDocument, variables: { id } });
  const [undoing, setUndoing] = useState(false);
  const mayUndo = useMay('inventory.count');
  const delivery = data?.delivery;
  const close = () => onOpen('');
  return (
    <Sheet
      open
      wide
      onClose={close}
      title={delivery?.number ?? m.inventory_delivery()}
      description={
        delivery && (
          <span className="flex flex-wrap items-center gap-2">
            <Moment at={delivery.at} /> · <bdi>{delivery.actorName}</bdi>
            <DeliveryBadge delivery={delivery} />
          </span>
        )
      }
      footer={
        delivery && (
          <>
            {delivery.undoneBy && <Button onClick={() => onOpen(delivery.undoneBy ?? '')}>{m.inventory_see_correction()}</Button>}
            {delivery.undoesId && <Button onClick={() => onOpen(delivery.undoesId ?? '')}>{m.inventory_see_undone()}</Button>}
            {mayUndo && !delivery.undoneBy && !delivery.undoesId && (
              <Button icon={<Undo2 aria-hidden className="mirror-rtl size-4" />} onClick={() => setUndoing(true)}>
                {m.inventory_undo_delivery()}
              </Button>
            )}
          </>
        )
      }
    >
      {!delivery && (error ? <ErrorState problem={refusalOf(error)} onRetry={() => ask({ requestPolicy: 'network-only' })} /> : <LoadingState shape="detail" />)}
      {delivery && (
        <>
          <dl className="mb-4 grid gap-x-6 gap-y-2 sm:grid-cols-3">
            <Fact label={m.inventory_supplier()}>{delivery.supplierName}</Fact>
            <Fact label={m.inventory_reference()}>{delivery.reference}</Fact>
            <Fact label={m.inventory_note()}>{delivery.note}</Fact>
          </dl>
          <ul>
            {delivery.lines.map((line) => (
              <li key={line.position} className="flex items-baseline justify-between gap-3 border-b border-line py-2 last:border-0">
                <div className="min-w-0">
                  <bdi className="font-medium">{line.itemName}</bdi>
                  {typeof line.expiresOn === 'string' && (
                    <p className="text-xs text-ink-muted">{m.inventory_good_until({ day: formatCalendarDay(line.expiresOn) })}</p>
                  )}
                </div>
                <div className="shrink-0 text-end">
                  <span>
                    <Stock count={line.quantity} signed={delivery.undoesId != null} />
                    {typeof line.unitCost === 'number' && (
                      <span className="text-ink-muted">
                        {' × '}
                        <Money value={line.unitCost} />
                      </span>
                    )}
                  </span>
                  {typeof line.amount === 'number' && <Money value={line.amount} className="ms-3 font-semibold" />}
                </div>
              </li>
            ))}
          </ul>
          {typeof delivery.amount === 'number' && (
            <p className="mt-3 flex justify-between rounded-lg bg-sunken px-4 py-3">
              <span>{m.inventory_delivery_total()}</span>
              <Money value={delivery.amount} className="font-semibold" />
            </p>
          )}
          {undoing && <UndoDialog delivery={delivery} onClose={() => setUndoing(false)} />}
        </>
      )}
    </Sheet>
  );
}

function Fact({ label, children }: { label: string; children: string }) {
  if (children === '') return null;
  return (
    <div>
      <dt className="text-xs text-ink-muted">{label}</dt>
      <dd className="break-words">
        <bdi>{children}</bdi>
      </dd>
    </div>
  );
}

function UndoDialog({ delivery, onClose }: { delivery: DeliveryRowFragment; onClose(): void }) {
  const [undo, undoing] = useAct(UndoDeliveryDocument);
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const [refusal, setRefusal] = useState<Refusal>();

  async function run(): Promise<void> {
    setMissing(reason.trim() === '');
    if (reason.trim() === '') return;
    const outcome = await undo({ id: delivery.id, reason: reason.trim() });
    setRefusal(outcome.refusal);
    if (outcome.refusal) return;
    showToast(m.inventory_undo_done({ number: delivery.number }), { tone: 'success' });
    onClose();
  }

  return (
    <Dialog
      open
      onClose={onClose}
      title={m.inventory_undo_title({ number: delivery.number })}
      description={m.inventory_undo_consequences()}
      footer={
        <>
          <Button onClick={onClose}>{m.ui_cancel()}</Button>
          <Button look="danger" busy={undoing} onClick={() => void run()}>
            {m.inventory_undo_delivery()}
          </Button>
        </>
      }
    >
      <div className="grid gap-4">
        <FormField label={m.inventory_reason()} required error={missing ? m.inventory_reason_needed() : undefined}>
          {(field) => (
            <Input {...field} value={reason} placeholder={m.inventory_undo_placeholder()} onChange={(event) => setReason(event.target.value)} />
          )}
        </FormField>
        <ErrorMessage problem={refusal} />
      </div>
    </Dialog>
  );
}
