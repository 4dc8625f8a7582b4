import { useId, useState, type FormEvent } from 'react';
import type { Refusal } from '@/client/refusal';
import { useAct } from '@/client/useAct';
import { CutSeriesDocument } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Button } from '@/ui/Button';
import { Dialog } from '@/ui/dialog/Dialog';
import { Input } from '@/ui/fields';
import { formatNumber } from '@/ui/format/digits';
import { formatMoney } from '@/ui/format/money';
import { FormField } from '@/ui/FormField';
import { useSpaceSettings } from '@/ui/space';
import { ErrorMessage } from '@/ui/states';
import { showToast } from '@/ui/toast';

/** Takes days out of a series: a holiday, an absence (R5). Mount it to open it. */
export function CutDialog({ seriesId, day, onClose }: { seriesId: string; day: string; onClose(): void }) {
  const [from, setFrom] = useState(day);
  const [until, setUntil] = useState(day);
  const [reason, setReason] = useState('');
  // What the server said it costs; nothing until it says otherwise (B9).
  const [fee, setFee] = useState(0);
  const [refusal, setRefusal] = useState<Refusal>();
  const { currency } = useSpaceSettings();
  const [cut, busy] = useAct(CutSeriesDocument);
  const formId = useId();
  const at = (name: string) => (refusal?.field === name ? refusal.message : undefined);

  function days(first: string, last: string): void {
    setFrom(first);
    setUntil(last);
    setFee(0);
    setRefusal(undefined);
  }

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (from === '' || until === '') return;
    const outcome = await cut({ id: seriesId, from, until, reason: reason.trim() || null, expectedFee: fee });
    const costs = outcome.refusal?.code === 'booking.price_changed' ? Number(outcome.refusal.data.amount) : undefined;
    setFee(costs ?? fee);
    setRefusal(costs === undefined ? outcome.refusal : undefined);
    if (!outcome.data) return;
    const count = outcome.data.cutSeries.cancelled;
    showToast(m.series_cut_done({ count, shown: formatNumber(count) }), { tone: 'success' });
    onClose();
  }

  return (
    <Dialog
      open
      onClose={onClose}
      title={m.series_cut_title()}
      description={m.series_cut_hint()}
      footer={
        <>
          <Button onClick={onClose}>{m.ui_cancel()}</Button>
          <Button look="primary" type="submit" form={formId} busy={busy}>
            {fee > 0 ? m.series_cut_for({ amount: formatMoney(fee, currency) }) : m.series_cut()}
          </Button>
        </>
      }
    >
      <form id={formId} noValidate className="grid gap-4" onSubmit={(event) => void submit(event)}>
        <div className="grid gap-4 sm:grid-cols-2">
          <FormField label={m.series_cut_from()} required error={at('from')}>
            {(field) => <Input {...field} type="date" className="figures" value={from} onChange={(event) => days(event.target.value, until)} />}
          </FormField>
          <FormField label={m.series_cut_until()} required error={at('until')}>
            {(field) => <Input {...field} type="date" className="figures" min={from} value={until} onChange={(event) => days(from, event.target.value)} />}
          </FormField>
        </div>
        <FormField label={m.series_why()} error={at('reason')}>
          {(field) => <Input {...field} maxLength={500} autoComplete="off" value={reason} onChange={(event) => setReason(event.target.value)} />}
        </FormField>
        <p aria-live="polite" className="rounded-md bg-warning-soft px-3 py-2 text-warning empty:hidden">
          {fee > 0 && m.series_cancel_costs({ amount: formatMoney(fee, currency) })}
        </p>
        <ErrorMessage problem={refusal && ['from', 'until', 'reason'].includes(refusal.field ?? '') ? undefined : refusal} />
      </form>
    </Dialog>
  );
}
