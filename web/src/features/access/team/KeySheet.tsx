import { useId, useState, type FormEvent } from 'react';
import type { Refusal } from '@/client/refusal';
import { useAct } from '@/client/useAct';
import { MakeApiKeyDocument } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Button } from '@/ui/Button';
import { CopyLink } from '@/ui/CopyLink';
import { Dialog, Sheet } from '@/ui/dialog/Dialog';
import { Input, Select } from '@/ui/fields';
import { formatNumber } from '@/ui/format/digits';
import { FormField } from '@/ui/FormField';
import { ErrorMessage } from '@/ui/states';
import { PermissionList } from './PermissionList';
import type { PermissionLine } from './permissions';

/** Makes a key for a program and shows it, this once. Mount it to open it. */
export function KeySheet({ lines, onClose }: { lines: readonly PermissionLine[]; onClose(): void }) {
  const [make, busy] = useAct(MakeApiKeyDocument);
  const [name, setName] = useState('');
  const [days, setDays] = useState('90');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [problems, setProblems] = useState<{ name?: string | undefined; permissions?: string | undefined; refusal?: Refusal | undefined }>({});
  const [token, setToken] = useState<string>();
  const formId = useId();

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const missing = {
      name: name.trim() === '' ? m.access_name_needed() : undefined,
      permissions: chosen.size === 0 ? m.access_permissions_needed() : undefined,
    };
    setProblems(missing);
    if (missing.name ?? missing.permissions) return;
    const outcome = await make({ input: { name, permissions: [...chosen], days: days === '' ? null : Number(days) } });
    if (outcome.data) {
      setToken(outcome.data.makeApiKey.token);
      return;
    }
    const { field, message } = outcome.refusal;
    if (field === 'name' || field === 'permissions') setProblems({ [field]: message });
    else setProblems({ refusal: outcome.refusal });
  }

  if (token) {
    return (
      <Dialog
        open
        onClose={onClose}
        title={m.access_key_made_title({ name })}
        description={m.access_key_made_hint()}
        footer={
          <Button look="primary" onClick={onClose}>
            {m.access_done()}
          </Button>
        }
      >
        <CopyLink label={m.access_key()} link={token} />
      </Dialog>
    );
  }
  return (
    <Sheet
      open
      onClose={onClose}
      title={m.access_new_key()}
      footer={
        <>
          <Button onClick={onClose}>{m.ui_cancel()}</Button>
          <Button type="submit" form={formId} look="primary" busy={busy}>
            {m.access_make_key()}
          </Button>
        </>
      }
    >
      <form id={formId} noValidate className="grid gap-4" onSubmit={(event) => void submit(event)}>
        <FormField label={m.access_key_name()} hint={m.access_key_name_hint()} required error={problems.name}>
          {(field) => <Input {...field} value={name} onChange={(event) => setName(event.target.value)} maxLength={60} autoComplete="off" />}
        </FormField>
        <FormField label={m.access_key_until()} hint={m.access_key_until_hint()}>
          {(field) => (
            <Select
              {...field}
              value={days}
              onChange={(event) => setDays(event.target.value)}
              options={[
                { value: '30', label: m.access_key_days({ count: 30, number: formatNumber(30) }) },
                { value: '90', label: m.access_key_days({ count: 90, number: formatNumber(90) }) },
                { value: '365', label: m.access_key_days({ count: 365, number: formatNumber(365) }) },
                { value: '', label: m.access_key_for_ever() },
              ]}
            />
          )}
        </FormField>
        <PermissionList
          label={m.access_may()}
          lines={lines.filter((line) => line.forKeys)}
          chosen={chosen}
          onChange={setChosen}
          error={problems.permissions}
        />
        <ErrorMessage problem={problems.refusal} />
      </form>
    </Sheet>
  );
}
