import { useId, useState, type FormEvent } from 'react';
import { useQuery } from 'urql';
import type { Refusal } from '@/client/refusal';
import { useAct } from '@/client/useAct';
import { ChangePriceRuleDocument, CreatePriceRuleDocument, PriceRuleDocument, type PriceRuleRowFragment } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Button } from '@/ui/Button';
import { Sheet } from '@/ui/dialog/Dialog';
import { Input } from '@/ui/fields';
import { FormField } from '@/ui/FormField';
import { useSpaceSettings } from '@/ui/space';
import { StaleNotice } from '@/ui/StaleNotice';
import { ErrorMessage } from '@/ui/states';
import { showToast } from '@/ui/toast';
import { EffectFields } from './EffectFields';
import { Example } from './Example';
import { formOf, inputOf, type Change } from './form';
import { ScopeFields } from './ScopeFields';
import { usePlacesAndItems } from './usePlacesAndItems';
import { WhatIf } from './WhatIf';
import { effectWords } from './words';

/** A rule in the making: what it does, where it holds, and beside it what that means on an example. */
export function RuleSheet({ rule, onClose }: { rule?: PriceRuleRowFragment | undefined; onClose(): void }) {
  const { currency } = useSpaceSettings();
  const [form, setForm] = useState(() => formOf(rule));
  const [version, setVersion] = useState(rule?.version ?? 0);
  const [refusal, setRefusal] = useState<Refusal>();
  const [nameless, setNameless] = useState(false);
  const [create, creating] = useAct(CreatePriceRuleDocument);
  const [change, changing] = useAct(ChangePriceRuleDocument);
  const { places, items } = usePlacesAndItems();
  const formId = useId();
  const stale = refusal?.code === 'stale';
  const [{ data: saved, stale: asking }] = useQuery({
    query: PriceRuleDocument,
    variables: { id: rule?.id ?? '' },
    pause: !stale || !rule,
    requestPolicy: 'network-only',
  });
  const theirs = stale && !asking ? saved?.priceRule : undefined;

  function edit(next: Change): void {
    setForm((now) => ({ ...now, ...next }));
    if (!stale) setRefusal(undefined);
  }

  const errorAt = (field: string) => (refusal?.field === field ? refusal.message : undefined);
  const fields = ['name', 'price', 'percent', 'minutes', 'incrementMinutes', 'graceMinutes', 'stockBelow', 'fromTime', 'until', 'untilTime', 'lastDate', 'fromMinute', 'untilMinute', 'leadFrom', 'leadUntil'];

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    setNameless(form.name.trim() === '');
    if (form.name.trim() === '') return;
    const input = inputOf(form);
    const outcome = rule ? await change({ id: rule.id, version, input }) : await create({ input });
    setRefusal(outcome.refusal);
    if (outcome.refusal) return;
    showToast(m.pricing_saved({ name: input.name }), { tone: 'success' });
    onClose();
  }

  function settle(next: PriceRuleRowFragment, take: boolean): void {
    if (take) setForm(formOf(next));
    setVersion(next.version);
    setRefusal(undefined);
  }

  return (
    <Sheet
      open
      wide
      onClose={onClose}
      title={rule ? m.pricing_edit({ name: rule.name }) : m.pricing_new_rule()}
      description={m.pricing_keeps()}
      footer={
        <>
          <Button onClick={onClose}>{m.ui_cancel()}</Button>
          <Button look="primary" type="submit" form={formId} busy={creating || changing}>
            {m.pricing_save()}
          </Button>
        </>
      }
    >
      <div className="grid grid-cols-1 gap-4">
        <form id={formId} noValidate className="grid gap-4" onSubmit={(event) => void submit(event)}>
          <FormField label={m.pricing_name()} required error={nameless ? m.pricing_name_needed() : errorAt('name')}>
            {(field) => (
              <Input
                {...field}
                // oxlint-disable-next-line jsx-a11y/no-autofocus -- the sheet was opened to type this
                autoFocus={!rule}
                maxLength={80}
                autoComplete="off"
                placeholder={m.pricing_name_placeholder()}
                value={form.name}
                onChange={(event) => edit({ name: event.target.value })}
              />
            )}
          </FormField>
          <EffectFields form={form} onChange={edit} errorAt={errorAt} />
          <ScopeFields form={form} onChange={edit} errorAt={errorAt} places={places} items={items} />
          {stale ? (
            <StaleNotice onTakeTheirs={() => theirs && settle(theirs, true)} onKeepMine={() => theirs && settle(theirs, false)}>
              {theirs && (
                <>
                  <bdi className="font-medium">{theirs.name}</bdi>
                  <span>{effectWords(theirs, currency)}</span>
                </>
              )}
            </StaleNotice>
          ) : (
            <ErrorMessage problem={refusal && fields.includes(refusal.field ?? '') ? undefined : refusal} />
          )}
        </form>
        <Example form={form} ruleId={rule?.id} places={places} items={items} />
        <WhatIf form={form} ruleId={rule?.id} />
      </div>
    </Sheet>
  );
}
