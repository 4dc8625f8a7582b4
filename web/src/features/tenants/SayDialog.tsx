import { useState } from 'react';
import type { Refusal } from '@/client/refusal';
import { m } from '@/locales/compiled/messages.js';
import { Input, Select } from '@/ui/fields';
import { ConfirmDialog } from '@/ui/dialog/ConfirmDialog';
import { FormField } from '@/ui/FormField';
import { operatorConsole, type Act, type House } from './console';

/** What is about to be said of which house. */
export interface Asked {
  readonly act: Act;
  readonly house: House;
}

interface SayDialogProps {
  asked: Asked | undefined;
  plans: readonly string[];
  onClose(): void;
  onSaid(): void;
}

/** Says what follows, asks for what is needed, and does it. */
export function SayDialog({ asked, plans, onClose, onSaid }: SayDialogProps) {
  if (!asked) return null;
  return <Open key={asked.house.id + asked.act} asked={asked} plans={plans} onClose={onClose} onSaid={onSaid} />;
}

function Open({ asked: { act, house }, plans, onClose, onSaid }: SayDialogProps & { asked: Asked }) {
  const [reason, setReason] = useState('');
  const [plan, setPlan] = useState(house.plan ?? '');
  const words = wordsOf(act, house.name);

  async function say(): Promise<Refusal | undefined> {
    const body = act === 'suspend' ? { reason } : act === 'plan' ? { plan: plan === '' ? null : plan } : {};
    const { refusal } = await operatorConsole.say(house.id, act, body);
    if (!refusal) onSaid();
    return refusal;
  }

  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title={words.title}
      confirm={words.confirm}
      dangerous={act === 'suspend' || act === 'leave'}
      onConfirm={say}
      consequences={words.consequences}
    >
      {act === 'suspend' && (
        <FormField label={m.tenants_reason()} hint={m.tenants_reason_hint()}>
          {(field) => <Input {...field} maxLength={300} value={reason} onChange={(event) => setReason(event.target.value)} />}
        </FormField>
      )}
      {act === 'plan' && (
        <FormField label={m.tenants_plan()} required>
          {(field) => (
            <Select
              {...field}
              value={plan}
              onChange={(event) => setPlan(event.target.value)}
              options={[{ value: '', label: m.tenants_no_limits() }, ...plans.map((name) => ({ value: name, label: name }))]}
            />
          )}
        </FormField>
      )}
    </ConfirmDialog>
  );
}

function wordsOf(act: Act, name: string) {
  switch (act) {
    case 'suspend':
      return { title: m.tenants_suspend_title({ name }), consequences: m.tenants_suspend_consequences(), confirm: m.tenants_suspend() };
    case 'resume':
      return { title: m.tenants_resume_title({ name }), consequences: m.tenants_resume_consequences(), confirm: m.tenants_resume() };
    case 'leave':
      return { title: m.tenants_delete_title({ name }), consequences: m.tenants_delete_consequences(), confirm: m.tenants_delete() };
    case 'keep':
      return { title: m.tenants_keep_title({ name }), consequences: m.tenants_keep_consequences(), confirm: m.tenants_keep() };
    case 'plan':
      return { title: m.tenants_plan_title({ name }), consequences: m.tenants_plan_consequences(), confirm: m.tenants_change_plan() };
  }
}
