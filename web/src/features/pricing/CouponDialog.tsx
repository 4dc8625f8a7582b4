import { useId, useState, type FormEvent } from 'react';
import type { Refusal } from '@/client/refusal';
import { useAct } from '@/client/useAct';
import { ChangeCouponDocument, CreateCouponDocument, type CouponRowFragment } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Button } from '@/ui/Button';
import { Dialog } from '@/ui/dialog/Dialog';
import { Input, Segmented } from '@/ui/fields';
import { FormField } from '@/ui/FormField';
import { MoneyInput } from '@/ui/MoneyInput';
import { PercentInput } from '@/ui/PercentInput';
import { ErrorMessage } from '@/ui/states';
import { showToast } from '@/ui/toast';
import { WholeInput } from '@/ui/WholeInput';

type Kind = 'percent' | 'amount';

/** A new coupon, or the change of one. Mount it to open it. */
export function CouponDialog({ coupon, onClose }: { coupon?: CouponRowFragment; onClose(): void }) {
  const [create, creating] = useAct(CreateCouponDocument);
  const [change, changing] = useAct(ChangeCouponDocument);
  const [refusal, setRefusal] = useState<Refusal>();
  const [kind, setKind] = useState<Kind>(typeof coupon?.amount === 'number' ? 'amount' : 'percent');
  const [form, setForm] = useState({
    code: coupon?.code ?? '',
    percent: coupon?.percent ?? null,
    amount: coupon?.amount ?? null,
    firstDate: coupon?.firstDate ?? '',
    lastDate: coupon?.lastDate ?? '',
    maxUses: coupon?.maxUses ?? null,
    maxPerCustomer: coupon?.maxPerCustomer ?? null,
  });
  const formId = useId();
  const edit = (next: Partial<typeof form>) => {
    setForm((now) => ({ ...now, ...next }));
    setRefusal(undefined);
  };
  const errorAt = (field: string) => (refusal?.field === field ? refusal.message : undefined);
  const fields = ['code', 'percent', 'amount', 'lastDate', 'maxUses', 'maxPerCustomer'];

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const input = {
      code: form.code,
      percent: kind === 'percent' ? (form.percent ?? 0) : null,
      amount: kind === 'amount' ? (form.amount ?? 0) : null,
      firstDate: form.firstDate || null,
      lastDate: form.lastDate || null,
      maxUses: form.maxUses,
      maxPerCustomer: form.maxPerCustomer,
    };
    const outcome = coupon ? await change({ id: coupon.id, version: coupon.version, input }) : await create({ input });
    setRefusal(outcome.refusal);
    if (outcome.refusal) return;
    showToast(m.pricing_saved({ name: form.code.trim().toUpperCase() }), { tone: 'success' });
    onClose();
  }

  return (
    <Dialog
      open
      onClose={onClose}
      title={coupon ? m.pricing_edit({ name: coupon.code }) : m.pricing_new_coupon()}
      footer={
        <>
          <Button onClick={onClose}>{m.ui_cancel()}</Button>
          <Button look="primary" type="submit" form={formId} busy={creating || changing}>
            {m.pricing_save()}
          </Button>
        </>
      }
    >
      <form id={formId} noValidate className="grid gap-4" onSubmit={(event) => void submit(event)}>
        <FormField label={m.pricing_code()} required hint={m.pricing_code_hint()} error={errorAt('code')}>
          {(field) => (
            <Input
              {...field}
              // oxlint-disable-next-line jsx-a11y/no-autofocus -- the dialog was opened to type this
              autoFocus
              dir="ltr"
              maxLength={32}
              autoComplete="off"
              spellCheck={false}
              className="figures uppercase rtl:text-right"
              value={form.code}
              onChange={(event) => edit({ code: event.target.value })}
            />
          )}
        </FormField>
        <Segmented<Kind>
          label={m.pricing_takes_off()}
          value={kind}
          onChange={setKind}
          options={[
            { value: 'percent', label: m.pricing_percent() },
            { value: 'amount', label: m.pricing_amount() },
          ]}
        />
        {kind === 'percent' ? (
          <FormField label={m.pricing_percent()} required error={errorAt('percent')}>
            {(field) => <PercentInput {...field} value={form.percent} onValue={(percent) => edit({ percent })} />}
          </FormField>
        ) : (
          <FormField label={m.pricing_amount()} required hint={m.pricing_amount_hint()} error={errorAt('amount')}>
            {(field) => <MoneyInput {...field} value={form.amount} onValue={(amount) => edit({ amount })} />}
          </FormField>
        )}
        <div className="grid gap-4 sm:grid-cols-2">
          <FormField label={m.pricing_first_date()}>
            {(field) => <Input {...field} type="date" value={form.firstDate} onChange={(event) => edit({ firstDate: event.target.value })} />}
          </FormField>
          <FormField label={m.pricing_last_date()} error={errorAt('lastDate')}>
            {(field) => <Input {...field} type="date" value={form.lastDate} onChange={(event) => edit({ lastDate: event.target.value })} />}
          </FormField>
          <FormField label={m.pricing_max_uses()} error={errorAt('maxUses')}>
            {(field) => <WholeInput {...field} value={form.maxUses} onValue={(maxUses) => edit({ maxUses })} />}
          </FormField>
          <FormField label={m.pricing_max_per_customer()} error={errorAt('maxPerCustomer')}>
            {(field) => <WholeInput {...field} value={form.maxPerCustomer} onValue={(maxPerCustomer) => edit({ maxPerCustomer })} />}
          </FormField>
        </div>
        <ErrorMessage problem={refusal && fields.includes(refusal.field ?? '') ? undefined : refusal} />
      </form>
    </Dialog>
  );
}
