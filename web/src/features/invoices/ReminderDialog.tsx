import { Check, Copy, Mail, MessageCircle } from 'lucide-react';
import { useRef, useState } from 'react';
import { useQuery } from 'urql';
import { refusalOf, type Refusal } from '@/client/refusal';
import { useAct } from '@/client/useAct';
import { InvoiceReminderDocument, RemindInvoicesDocument, type InvoiceReminderQuery } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Button, buttonClass } from '@/ui/Button';
import { Dialog } from '@/ui/dialog/Dialog';
import { Segmented, Textarea } from '@/ui/fields';
import { FormField } from '@/ui/FormField';
import { preferences } from '@/ui/preferences';
import { ErrorMessage, ErrorState, LoadingState } from '@/ui/states';
import { showToast } from '@/ui/toast';
import { mailLink, whatsAppLink } from './reminderLinks';

type Reminder = InvoiceReminderQuery['invoiceReminder'];
type Lang = 'en' | 'ar';

interface ReminderDialogProps {
  /** Of one customer. */
  invoiceIds: readonly string[];
  onClose(): void;
}

/** A reminder that is ready to send, in either language. */
export function ReminderDialog({ invoiceIds, onClose }: ReminderDialogProps) {
  const [{ data, error }, ask] = useQuery({ query: InvoiceReminderDocument, variables: { invoiceIds: [...invoiceIds] } });
  const reminder = data?.invoiceReminder;
  return (
    <Dialog
      open
      onClose={onClose}
      title={m.invoices_remind_title({ customer: reminder?.customer.name ?? '' }).trim()}
      description={m.invoices_remind_hint()}
    >
      {reminder && <Send reminder={reminder} invoiceIds={invoiceIds} onClose={onClose} />}
      {!reminder && error && <ErrorState problem={refusalOf(error)} onRetry={() => ask({ requestPolicy: 'network-only' })} />}
      {!reminder && !error && <LoadingState shape="text" count={8} />}
    </Dialog>
  );
}

function Send({ reminder, invoiceIds, onClose }: { reminder: Reminder; invoiceIds: readonly string[]; onClose(): void }) {
  const [lang, setLang] = useState<Lang>(preferences().locale === 'ar' ? 'ar' : 'en');
  const [edited, setEdited] = useState<Partial<Record<Lang, string>>>({});
  const [refusal, setRefusal] = useState<Refusal>();
  const [remind, busy] = useAct(RemindInvoicesDocument);
  const marked = useRef(false);
  const { subject, text: written } = reminder[lang];
  const text = edited[lang] ?? written;
  const { phoneE164, email } = reminder.customer;

  /** However often it is sent from here, it is one reminder. */
  async function mark(done: string): Promise<boolean> {
    if (!marked.current) {
      const outcome = await remind({ invoiceIds: [...invoiceIds] });
      setRefusal(outcome.refusal);
      if (outcome.refusal) return false;
      marked.current = true;
    }
    showToast(done, { tone: 'success' });
    return true;
  }

  return (
    <div className="grid gap-4">
      <Segmented<Lang>
        label={m.invoices_remind_language()}
        value={lang}
        onChange={setLang}
        options={[
          { value: 'ar', label: 'العربية' },
          { value: 'en', label: 'English' },
        ]}
      />
      <FormField label={m.invoices_remind_text()} required>
        {(field) => (
          <Textarea
            {...field}
            lang={lang}
            dir={lang === 'ar' ? 'rtl' : 'ltr'}
            rows={11}
            value={text}
            onChange={(event) => setEdited({ ...edited, [lang]: event.target.value })}
          />
        )}
      </FormField>
      {!phoneE164 && !email && <p className="text-[0.8125rem] text-ink-muted">{m.invoices_remind_no_contact()}</p>}
      <ErrorMessage problem={refusal} />
      <div className="grid grid-cols-2 gap-2">
        {phoneE164 && (
          <a
            href={whatsAppLink(phoneE164, text)}
            target="_blank"
            rel="noreferrer"
            className={buttonClass('primary')}
            onClick={() => void mark(m.invoices_remind_done())}
          >
            <MessageCircle aria-hidden className="size-4" />
            {m.invoices_remind_whatsapp()}
          </a>
        )}
        {email && (
          <a href={mailLink(email, subject, text)} className={buttonClass()} onClick={() => void mark(m.invoices_remind_done())}>
            <Mail aria-hidden className="size-4" />
            {m.invoices_remind_mail()}
          </a>
        )}
        <Button
          icon={<Copy aria-hidden className="size-4" />}
          onClick={() => void navigator.clipboard.writeText(text).then(() => mark(m.invoices_remind_copied()))}
        >
          {m.invoices_remind_copy()}
        </Button>
        <Button
          look="quiet"
          busy={busy}
          icon={<Check aria-hidden className="size-4" />}
          onClick={() => void mark(m.invoices_remind_done()).then((done) => done && onClose())}
        >
          {m.invoices_remind_other()}
        </Button>
      </div>
    </div>
  );
}
