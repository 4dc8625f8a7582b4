import { MailCheck } from 'lucide-react';
import { useRef, useState, type FormEvent } from 'react';
import { askForLink, type LinkPurpose } from '@/client/waysIn';
import type { Refusal } from '@/client/refusal';
import { m } from '@/locales/compiled/messages.js';
import { Button } from '@/ui/Button';
import { Input } from '@/ui/fields';
import { FormField } from '@/ui/FormField';
import { ErrorMessage } from '@/ui/states';
import { BackToSignIn, SignInFrame } from './SignInFrame';

interface AskForLinkProps {
  purpose: LinkPurpose;
  title: string;
  hint: string;
}

/** Asks where to send a link, and then says where to look for it: the same for everybody, so that nobody learns who has an account. */
export function AskForLink({ purpose, title, hint }: AskForLinkProps) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const [refusal, setRefusal] = useState<Refusal>();
  const [sentTo, setSentTo] = useState<string>();
  const input = useRef<HTMLInputElement>(null);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const email = input.current?.value.trim() ?? '';
    if (email === '') {
      setProblem(m.access_email_needed());
      input.current?.focus();
      return;
    }
    setBusy(true);
    const refused = await askForLink(email, purpose);
    setBusy(false);
    const atField = refused?.field === 'email';
    setProblem(atField ? refused.message : undefined);
    setRefusal(atField ? undefined : refused);
    if (refused) input.current?.focus();
    else setSentTo(email);
  }

  if (sentTo !== undefined) {
    return (
      <SignInFrame title={m.sign_in_look_into_mail()}>
        <div role="status" className="flex gap-3 rounded-lg border border-line bg-surface p-4">
          <MailCheck aria-hidden className="mt-0.5 size-5 shrink-0 text-accent" />
          <p>
            {m.sign_in_sent_before()} <bdi className="font-medium break-all">{sentTo}</bdi>
            {m.sign_in_sent_after()}
          </p>
        </div>
        <Button className="mt-4 w-full" onClick={() => setSentTo(undefined)}>
          {m.sign_in_another_address()}
        </Button>
        <BackToSignIn />
      </SignInFrame>
    );
  }
  return (
    <SignInFrame title={title} hint={hint}>
      <form noValidate className="grid gap-4" onSubmit={(event) => void submit(event)}>
        <FormField label={m.access_email()} required error={problem}>
          {(field) => <Input {...field} ref={input} type="email" name="email" autoComplete="username" dir="ltr" className="rtl:text-right" />}
        </FormField>
        <ErrorMessage problem={refusal} />
        <Button type="submit" look="primary" size="lg" busy={busy}>
          {m.sign_in_send_link()}
        </Button>
      </form>
      <BackToSignIn />
    </SignInFrame>
  );
}
