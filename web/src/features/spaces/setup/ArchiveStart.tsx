import { FileArchive } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import { useClient } from 'urql';
import { signIn } from '@/client/auth';
import { sendFile } from '@/client/files';
import { refusalOf, type Refusal } from '@/client/refusal';
import { PasswordInput } from '@/features/access';
import { SetUpFromArchiveDocument } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Button, buttonClass } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { classes } from '@/ui/classes';
import { Input, Select } from '@/ui/fields';
import { FormField } from '@/ui/FormField';
import { formatDate } from '@/ui/format/dates';
import { formatNumber } from '@/ui/format/digits';
import { ErrorMessage } from '@/ui/states';

/** An archive as the server found it. */
interface Sent {
  readonly id: string;
  readonly business: string;
  readonly madeAt: string;
  readonly rows: number;
  readonly owners: readonly { readonly name: string; readonly email: string }[];
}

/** The other way to begin: with everything of another server. */
export function ArchiveStart() {
  const client = useClient();
  const [sent, setSent] = useState<Sent>();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [code, setCode] = useState<string>();
  const [refusal, setRefusal] = useState<Refusal>();
  const [busy, setBusy] = useState(false);
  const at = (...fields: readonly string[]) => (fields.includes(refusal?.field ?? '') ? refusal?.message : undefined);
  const known = at('ownerEmail', 'email', 'password', 'ownerPassword', 'setupCode') !== undefined;

  function refuse(refused: Refusal): void {
    if (refused.field === 'setupCode') setCode((before) => before ?? '');
    setRefusal(refused);
  }

  async function take(file: File | undefined): Promise<void> {
    if (!file) return;
    setBusy(true);
    const outcome = await sendFile('/setup/archive', file, code === undefined ? {} : { 'X-Setup-Code': code });
    setBusy(false);
    if (outcome.refusal) {
      refuse(outcome.refusal);
      return;
    }
    const found = outcome.answer as Sent;
    setRefusal(undefined);
    setSent(found);
    setEmail(found.owners[0]?.email ?? '');
  }

  async function begin(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (!sent) return;
    setBusy(true);
    const input = { archive: sent.id, ownerEmail: email, ownerPassword: password, setupCode: code ?? null };
    const { error } = await client.mutation(SetUpFromArchiveDocument, { input });
    if (error) refuse(refusalOf(error));
    else setRefusal(await signIn(email, password));
    setBusy(false);
  }

  return (
    <Card className="mt-10" title={m.spaces_archive_title()}>
      <p className="text-ink-muted">{m.spaces_archive_hint()}</p>
      <div className="mt-4 grid gap-4">
        {code !== undefined && (
          <FormField label={m.spaces_setup_code()} hint={m.spaces_setup_code_hint()} required error={at('setupCode')}>
            {(field) => <Input {...field} dir="ltr" autoComplete="off" value={code} onChange={(event) => setCode(event.target.value)} />}
          </FormField>
        )}
        {sent ? (
          <form noValidate className="grid gap-4" onSubmit={(event) => void begin(event)}>
            <p role="status" className="font-medium">
              {m.spaces_archive_found({ business: sent.business, rows: formatNumber(sent.rows), day: formatDate(sent.madeAt, 'UTC') })}
            </p>
            <FormField label={m.spaces_archive_owner()} hint={m.spaces_archive_owner_hint()} required error={at('ownerEmail', 'email')}>
              {(field) => (
                <Select
                  {...field}
                  value={email}
                  onChange={(event) => setEmail(event.target.value)}
                  options={sent.owners.map((owner) => ({ value: owner.email, label: `${owner.name} · ${owner.email}` }))}
                />
              )}
            </FormField>
            <FormField label={m.access_new_password()} required error={at('password', 'ownerPassword')}>
              {(field) => <PasswordInput {...field} autoComplete="new-password" value={password} onChange={(event) => setPassword(event.target.value)} />}
            </FormField>
            <ErrorMessage problem={known ? undefined : refusal} />
            <div className="flex flex-wrap gap-3">
              <Button type="submit" look="primary" busy={busy} disabled={password === ''}>
                {m.spaces_archive_begin()}
              </Button>
              <Button onClick={() => setSent(undefined)}>{m.spaces_archive_other()}</Button>
            </div>
          </form>
        ) : (
          <>
            <ErrorMessage problem={known ? undefined : refusal} />
            <span>
              <label
                className={classes(
                  buttonClass('secondary'),
                  'cursor-pointer has-focus-visible:outline-2 has-focus-visible:outline-focus has-disabled:cursor-not-allowed has-disabled:opacity-50',
                )}
              >
                <FileArchive aria-hidden className="size-4" />
                {busy ? m.spaces_archive_sending() : m.spaces_archive_choose()}
                <input
                  type="file"
                  accept=".zip,application/zip"
                  className="sr-only"
                  disabled={busy}
                  onChange={(event) => {
                    void take(event.target.files?.[0]);
                    event.target.value = '';
                  }}
                />
              </label>
            </span>
          </>
        )}
      </div>
    </Card>
  );
}
