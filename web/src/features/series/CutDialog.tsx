import { useId, useState, type FormEvent } from 'react';
import type { Refusal } from '@/client/refusal';
import { useAct } from '@/client/useAct';
import { CutSeriesDocument } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Button } from '@/ui/Button';
import { Dialog } from '@/ui/dialog/Dialog';
import { Input } from '@/ui/fields';
import { formatNumber } from '@/ui/format/digits';
import { FormField } from '@/ui/FormField';
import { ErrorMessage } from '@/ui/states';
import { showToast } from '@/ui/toast';

/** Takes days out of a series: a holiday, an absence (R5). Mount it to open it. */
export function CutDialog({ seriesId, day, onClose }: { seriesId: string; day: string; onClose(): void }) {
  const [from, setFrom] = useState(day);
  const [until, setUntil] = useState(day);
  const [reason, setReason] = useState('');
  const [refusal, setRefusal] = useState<Refusal>();
  const [cut, busy] = useAct(CutSeriesDocument);
  const formId = useId();
  const at = (name: string) => (refusal?.field === name ? refusal.message : undefined);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (from === '' || until === '') return;
    const outcome = await cut({ id: seriesId, from, until, reason: reason.trim() || null });
    setRefusal(outcome.refusal);
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
            {m.series_cut()}
          </Button>
        </>
      }
    >
      <form id={formId} noValidate className="grid gap-4" onSubmit={(event) => void submit(event)}>
        <div className="grid gap-4 sm:grid-cols-2">
          <FormField label={m.series_cut_from()} required error={at('from')}>
            {(field) => <Input {...field} type="date" className="figures" value={from} onChange={(event) => setFrom(event.target.value)} />}
          </FormField>
          <FormField label={m.series_cut_until()} required error={at('until')}>
            {(field) => <Input {...field} type="date" className="figures" min={from} value={until} onChange={(event) => setUntil(event.target.value)} />}
          </FormField>
        </div>
        <FormField label={m.series_why()} error={at('reason')}>
          {(field) => <Input {...field} maxLength={500} autoComplete="off" value={reason} onChange={(event) => setReason(event.target.value)} />}
        </FormField>
        <ErrorMessage problem={refusal && ['from', 'until', 'reason'].includes(refusal.field ?? '') ? undefined : refusal} />
      </form>
    </Dialog>
  );
}
