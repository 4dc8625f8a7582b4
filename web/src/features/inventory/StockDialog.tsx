import { useId, useState, type FormEvent } from 'react';
import type { Refusal } from '@/client/refusal';
import { useAct } from '@/client/useAct';
import { CountStockDocument, WasteStockDocument, type ItemRowFragment } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Button } from '@/ui/Button';
import { Dialog } from '@/ui/dialog/Dialog';
import { Input } from '@/ui/fields';
import { formatNumber } from '@/ui/format/digits';
import { FormField } from '@/ui/FormField';
import { ErrorMessage } from '@/ui/states';
import { showToast } from '@/ui/toast';
import { WholeInput } from '@/ui/WholeInput';
import { Stock } from './Stock';

export type StockAct = 'count' | 'waste';

/** Changes what is left of an item: a count, a write-off. Mount it to open it. */
export function StockDialog({ act, item, onClose }: { act: StockAct; item: ItemRowFragment; onClose(): void }) {
  const [setCounted, counting] = useAct(CountStockDocument);
  const [writeOff, wasting] = useAct(WasteStockDocument);
  const [quantity, setQuantity] = useState<number | null>(null);
  const [unreadable, setUnreadable] = useState<string>();
  const [reason, setReason] = useState('');
  const [reasonNeeded, setReasonNeeded] = useState(false);
  const [refusal, setRefusal] = useState<Refusal>();
  const formId = useId();
  const words = wordsOf(act, item.name);
  const aboutQuantity = refusal?.field === 'quantity' || refusal?.field === 'counted';
  const aboutReason = refusal?.field === 'reason';

  async function send(pieces: number) {
    const why = reason.trim();
    switch (act) {
      case 'count': {
        const { data, refusal: refused } = await setCounted({ itemId: item.id, counted: pieces, reason: why || null });
        return { saved: data?.countStock, refused };
      }
      case 'waste': {
        const { data, refusal: refused } = await writeOff({ itemId: item.id, quantity: pieces, reason: why });
        return { saved: data?.wasteStock, refused };
      }
    }
  }

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const missing = act === 'waste' && reason.trim() === '';
    setReasonNeeded(missing);
    if (quantity === null) setUnreadable((problem) => problem ?? m.inventory_quantity_needed());
    if (quantity === null || missing) return;
    const { saved, refused } = await send(quantity);
    setRefusal(refused);
    if (!saved) return;
    showToast(m.inventory_now({ name: item.name, number: formatNumber(saved.quantity) }), { tone: 'success' });
    onClose();
  }

  return (
    <Dialog
      open
      onClose={onClose}
      title={words.title}
      description={
        <>
          {m.inventory_stock_now()} <Stock count={item.quantity} />
        </>
      }
      footer={
        <>
          <Button onClick={onClose}>{m.ui_cancel()}</Button>
          <Button look="primary" type="submit" form={formId} busy={counting || wasting}>
            {words.submit}
          </Button>
        </>
      }
    >
      <form id={formId} noValidate className="grid gap-4" onSubmit={(event) => void submit(event)}>
        <FormField
          label={words.quantity}
          required
          hint={act === 'count' ? m.inventory_count_hint() : undefined}
          error={unreadable ?? (aboutQuantity ? refusal.message : undefined)}
        >
          {(field) => (
            <WholeInput
              {...field}
              // oxlint-disable-next-line jsx-a11y/no-autofocus -- the dialog was opened to type this
              autoFocus
              value={quantity}
              onValue={(pieces, problem) => {
                setQuantity(pieces);
                setUnreadable(problem);
                setRefusal(undefined);
              }}
            />
          )}
        </FormField>
        <FormField
          label={m.inventory_reason()}
          required={act === 'waste'}
          error={reasonNeeded ? m.inventory_reason_needed() : aboutReason ? refusal.message : undefined}
        >
          {(field) => (
            <Input
              {...field}
              value={reason}
              placeholder={words.reasonPlaceholder}
              onChange={(event) => {
                setReason(event.target.value);
                setReasonNeeded(false);
              }}
            />
          )}
        </FormField>
        <ErrorMessage problem={aboutQuantity || aboutReason ? undefined : refusal} />
      </form>
    </Dialog>
  );
}

function wordsOf(act: StockAct, name: string) {
  switch (act) {
    case 'count':
      return {
        title: m.inventory_count_title({ name }),
        quantity: m.inventory_counted(),
        reasonPlaceholder: m.inventory_count_placeholder(),
        submit: m.inventory_count_submit(),
      };
    case 'waste':
      return {
        title: m.inventory_waste_title({ name }),
        quantity: m.inventory_wasted(),
        reasonPlaceholder: m.inventory_waste_placeholder(),
        submit: m.inventory_waste_submit(),
      };
  }
}
