import { Plus, Trash2, Truck } from 'lucide-react';
import { useId, useRef, useState, type FormEvent, type ReactNode } from 'react';
import type { Refusal } from '@/client/refusal';
import { useAct } from '@/client/useAct';
import { useMay } from '@/features/access';
import { RecordDeliveryDocument, type ItemRowFragment } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Button } from '@/ui/Button';
import { Sheet } from '@/ui/dialog/Dialog';
import { Input, Select } from '@/ui/fields';
import { formatNumber } from '@/ui/format/digits';
import { FormField } from '@/ui/FormField';
import { Money } from '@/ui/Money';
import { MoneyInput } from '@/ui/MoneyInput';
import { EmptyState, ErrorMessage, ErrorState, LoadingState } from '@/ui/states';
import { showToast } from '@/ui/toast';
import { WholeInput } from '@/ui/WholeInput';
import { SupplierDialog } from './SupplierDialog';
import { useMenu, useSuppliers } from './useMenu';

interface Line {
  readonly key: number;
  readonly itemId: string;
  readonly quantity: number | null;
  readonly unitCost: number | null;
  readonly expiresOn: string;
  /** Why the text in one of its number fields is no number. */
  readonly unreadable?: string | undefined;
}

const newSupplier = 'new';

/** Books what came: several items on one paper, by keyboard from line to line. Mount it to open it. */
export function DeliverySheet({ item, onClose }: { item?: ItemRowFragment; onClose(): void }) {
  const [record, recording] = useAct(RecordDeliveryDocument);
  const menu = useMenu();
  const suppliers = useSuppliers();
  const mayWrite = useMay('inventory.write');
  const [supplierId, setSupplierId] = useState('');
  const [addingSupplier, setAddingSupplier] = useState(false);
  const [reference, setReference] = useState('');
  const [note, setNote] = useState('');
  const nextKey = useRef(2);
  const [lines, setLines] = useState<readonly Line[]>([emptyLine(1, item?.id)]);
  const [asked, setAsked] = useState(false);
  const [refusal, setRefusal] = useState<Refusal>();
  const formId = useId();
  const filled = lines.filter((line) => line.itemId !== '' || line.quantity !== null || line.unitCost !== null);
  const total = filled.reduce((sum, line) => sum + (line.quantity ?? 0) * (line.unitCost ?? 0), 0);

  function change(key: number, part: Partial<Line>): void {
    setRefusal(undefined);
    setLines((now) => {
      const next = now.map((line) => (line.key === key ? { ...line, ...part } : line));
      // There always is an empty line to go on with.
      return next.at(-1)?.itemId === '' ? next : [...next, emptyLine(nextKey.current++)];
    });
  }

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    setAsked(true);
    if (filled.length === 0 || filled.some((line) => problemOf(line) !== undefined)) return;
    const outcome = await record({
      input: {
        supplierId: supplierId || null,
        reference: reference.trim() || null,
        note: note.trim() || null,
        lines: filled.map(({ itemId, quantity, unitCost, expiresOn }) => ({
          itemId,
          quantity: quantity ?? 0,
          unitCost,
          expiresOn: expiresOn || null,
        })),
      },
    });
    if (outcome.refusal) {
      setRefusal(outcome.refusal);
      return;
    }
    showToast(m.inventory_delivery_done({ number: outcome.data.recordDelivery.number }), { tone: 'success' });
    onClose();
  }

  return (
    <Sheet
      open
      wide
      onClose={onClose}
      title={m.inventory_record_delivery()}
      description={m.inventory_record_delivery_hint()}
      footer={
        <>
          {total > 0 && (
            <p className="me-auto flex items-center gap-2 self-center">
              <span className="text-ink-muted">{m.inventory_delivery_total()}</span>
              <Money value={total} className="font-semibold" />
            </p>
          )}
          <Button onClick={onClose}>{m.ui_cancel()}</Button>
          <Button look="primary" type="submit" form={formId} busy={recording}>
            {m.inventory_delivery_submit()}
          </Button>
        </>
      }
    >
      {!menu.rows && (menu.refusal ? <ErrorState problem={menu.refusal} onRetry={menu.retry} /> : <LoadingState shape="form" count={4} />)}
      {menu.rows?.length === 0 && <EmptyState icon={<Truck />} title={m.inventory_none()} hint={m.inventory_none_hint()} />}
      {menu.rows && menu.rows.length > 0 && (
        <form id={formId} noValidate className="grid gap-4" onSubmit={(event) => void submit(event)}>
          <div className="grid gap-4 sm:grid-cols-2">
            <FormField label={m.inventory_supplier()} error={refusal?.field === 'supplierId' ? refusal.message : undefined}>
              {(field) => (
                <Select
                  {...field}
                  value={supplierId}
                  onChange={(event) => (event.target.value === newSupplier ? setAddingSupplier(true) : setSupplierId(event.target.value))}
                  options={[
                    { value: '', label: m.inventory_no_supplier() },
                    ...(suppliers.rows ?? []).map(({ id, name }) => ({ value: id, label: name })),
                    ...(mayWrite ? [{ value: newSupplier, label: m.inventory_new_supplier_choice() }] : []),
                  ]}
                />
              )}
            </FormField>
            <FormField label={m.inventory_reference()} error={refusal?.field === 'reference' ? refusal.message : undefined}>
              {(field) => (
                <Input {...field} value={reference} placeholder={m.inventory_reference_placeholder()} onChange={(event) => setReference(event.target.value)} />
              )}
            </FormField>
          </div>
          <ol className="grid gap-3">
            {lines.map((line, at) => (
              <DeliveryLine
                key={line.key}
                number={at + 1}
                line={line}
                items={menu.rows ?? []}
                problem={asked && filled.includes(line) ? problemOf(line) : line.unreadable}
                onChange={(part) => change(line.key, part)}
                {...(lines.length > 1 && { onRemove: () => setLines((now) => now.filter(({ key }) => key !== line.key)) })}
              />
            ))}
          </ol>
          <Button
            size="sm"
            className="justify-self-start"
            icon={<Plus aria-hidden className="size-3.5" />}
            onClick={() => setLines((now) => [...now, emptyLine(nextKey.current++)])}
          >
            {m.inventory_delivery_more()}
          </Button>
          <FormField label={m.inventory_note()} error={refusal?.field === 'note' ? refusal.message : undefined}>
            {(field) => <Input {...field} value={note} onChange={(event) => setNote(event.target.value)} />}
          </FormField>
          <p className="text-xs text-ink-muted">{m.inventory_cost_hint()}</p>
          <ErrorMessage problem={asked && filled.length === 0 ? { message: m.inventory_delivery_empty() } : refusal} />
        </form>
      )}
      {addingSupplier && (
        <SupplierDialog
          onClose={() => setAddingSupplier(false)}
          onSaved={(supplier) => {
            suppliers.retry();
            setSupplierId(supplier.id);
          }}
        />
      )}
    </Sheet>
  );
}

interface DeliveryLineProps {
  number: number;
  line: Line;
  items: readonly ItemRowFragment[];
  problem: string | undefined;
  onChange(part: Partial<Line>): void;
  onRemove?: () => void;
}

function DeliveryLine({ number: place, line, items, problem, onChange, onRemove }: DeliveryLineProps) {
  const number = formatNumber(place);
  const problemId = useId();
  const about = { 'aria-describedby': problem ? problemId : undefined };
  return (
    <li className="rounded-lg border border-line p-3">
      <div className="grid grid-cols-2 items-end gap-2 sm:grid-cols-[minmax(0,1fr)_5rem_8rem_9.25rem_auto]">
        <Labelled label={m.inventory_item()} className="max-sm:col-span-2">
          <Select
            {...about}
            aria-label={m.inventory_line_item({ number })}
            // oxlint-disable-next-line jsx-a11y/no-autofocus -- the sheet was opened to choose this
            autoFocus={place === 1 && line.itemId === ''}
            value={line.itemId}
            onChange={(event) => onChange({ itemId: event.target.value })}
            options={[{ value: '', label: m.inventory_choose_item() }, ...items.map(({ id, name }) => ({ value: id, label: name }))]}
          />
        </Labelled>
        <Labelled label={m.inventory_quantity()}>
          <WholeInput
            {...about}
            aria-label={m.inventory_line_quantity({ number })}
            // oxlint-disable-next-line jsx-a11y/no-autofocus -- the item is known, its number is not
            autoFocus={place === 1 && line.itemId !== ''}
            value={line.quantity}
            onValue={(quantity, unreadable) => onChange({ quantity, unreadable })}
          />
        </Labelled>
        <Labelled label={m.inventory_unit_cost()}>
          <MoneyInput
            {...about}
            aria-label={m.inventory_line_cost({ number })}
            value={line.unitCost}
            onValue={(unitCost, unreadable) => onChange({ unitCost, unreadable })}
          />
        </Labelled>
        <Labelled label={m.inventory_expires_on()}>
          <Input
            {...about}
            type="date"
            aria-label={m.inventory_line_expiry({ number })}
            className="tabular-nums"
            value={line.expiresOn}
            onChange={(event) => onChange({ expiresOn: event.target.value })}
          />
        </Labelled>
        <Button
          look="quiet"
          aria-label={m.inventory_line_remove({ number })}
          icon={<Trash2 aria-hidden className="size-4" />}
          disabled={!onRemove}
          onClick={onRemove}
        />
      </div>
      <p id={problemId} aria-live="polite" className={problem ? 'mt-1.5 text-xs text-danger' : 'hidden'}>
        {problem}
      </p>
    </li>
  );
}

/** A heading over a control of a line that names itself for screen readers. */
function Labelled({ label, className = '', children }: { label: string; className?: string; children: ReactNode }) {
  return (
    <div className={`grid gap-1 ${className}`}>
      <span aria-hidden className="text-xs text-ink-muted">
        {label}
      </span>
      {children}
    </div>
  );
}

function emptyLine(key: number, itemId = ''): Line {
  return { key, itemId, quantity: null, unitCost: null, expiresOn: '' };
}

function problemOf(line: Line): string | undefined {
  if (line.unreadable) return line.unreadable;
  if (line.itemId === '') return m.inventory_line_item_needed();
  if (line.quantity === null) return m.inventory_quantity_needed();
  return undefined;
}
