import { RefreshCw } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import { useQuery } from 'urql';
import { refusalOf, type Refusal } from '@/client/refusal';
import { useAct } from '@/client/useAct';
import { useMay } from '@/features/access';
import { ChangeMemberSettingsDocument, MemberSettingsDocument, type MemberSettingsQuery, type SignUp } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Button } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { ChoiceCards } from '@/ui/ChoiceCards';
import { Checkbox, Input } from '@/ui/fields';
import { FormField } from '@/ui/FormField';
import { ErrorMessage, ErrorState, LoadingState } from '@/ui/states';
import { showToast } from '@/ui/toast';
import { CopyLink } from '@/ui/CopyLink';
import { addressOf } from '@/client/base';

type Settings = MemberSettingsQuery['memberSettings'];

/** Who may become a member beside those who are invited, and whether strangers see what is free. */
export function MemberSettings() {
  const [{ data, error }, ask] = useQuery({ query: MemberSettingsDocument });
  const settings = data?.memberSettings;
  if (!settings) {
    if (error) return <ErrorState problem={refusalOf(error)} onRetry={() => ask({ requestPolicy: 'network-only' })} />;
    return <LoadingState shape="form" count={4} />;
  }
  return <Form key={settings.version} settings={settings} onStale={() => ask({ requestPolicy: 'network-only' })} />;
}

function Form({ settings, onStale }: { settings: Settings; onStale(): void }) {
  const mayManage = useMay('members.manage');
  const [change, busy] = useAct(ChangeMemberSettingsDocument);
  const [signUp, setSignUp] = useState<SignUp>(settings.signUp);
  const [code, setCode] = useState(settings.code);
  const [shared, setShared] = useState(settings.publicPage != null);
  const [refusal, setRefusal] = useState<Refusal>();
  const atCode = refusal?.field === 'code' ? refusal.message : undefined;
  const link = settings.publicPage && addressOf(`/space/${settings.publicPage}`);

  async function save(newLink: boolean): Promise<void> {
    const outcome = await change({ version: settings.version, input: { signUp, code, publicPage: shared, newLink } });
    setRefusal(outcome.refusal);
    if (outcome.refusal?.code === 'stale') onStale();
    if (!outcome.refusal) showToast(newLink ? m.members_new_link_made() : m.members_settings_saved(), { tone: 'success' });
  }

  return (
    <form
      noValidate
      className="grid max-w-3xl gap-4"
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        void save(false);
      }}
    >
      <Card title={m.members_who_joins()}>
        <fieldset disabled={!mayManage} className="grid gap-4">
          <ChoiceCards<SignUp>
            label={m.members_who_joins()}
            hideLabel
            value={signUp}
            onChange={setSignUp}
            options={[
              { value: 'INVITATION', label: m.members_by_invitation(), hint: m.members_sign_up_invitation_hint() },
              { value: 'CODE', label: m.members_sign_up_code(), hint: m.members_sign_up_code_hint() },
              { value: 'OPEN', label: m.members_sign_up_open(), hint: m.members_sign_up_open_hint() },
            ]}
          />
          {signUp === 'CODE' && (
            <FormField label={m.members_code()} hint={m.members_code_owner_hint()} required error={atCode}>
              {(field) => <Input {...field} value={code} maxLength={40} autoComplete="off" onChange={(event) => setCode(event.target.value)} />}
            </FormField>
          )}
          {signUp !== 'INVITATION' && <CopyLink label={m.members_join_link()} link={addressOf('/join')} />}
        </fieldset>
      </Card>
      <Card title={m.members_public_page()}>
        <fieldset disabled={!mayManage} className="grid gap-3">
          <p className="text-ink-muted">{m.members_public_page_hint()}</p>
          <Checkbox label={m.members_public_page_on()} checked={shared} onChange={(event) => setShared(event.target.checked)} />
          {link && shared && (
            <>
              <CopyLink label={m.members_public_link()} link={link} />
              <Button look="quiet" className="justify-self-start" icon={<RefreshCw aria-hidden className="size-4" />} busy={busy} onClick={() => void save(true)}>
                {m.members_new_link()}
              </Button>
            </>
          )}
        </fieldset>
      </Card>
      <ErrorMessage problem={atCode ? undefined : refusal} />
      {mayManage && (
        <Button type="submit" look="primary" busy={busy} className="justify-self-start">
          {m.access_save()}
        </Button>
      )}
    </form>
  );
}
