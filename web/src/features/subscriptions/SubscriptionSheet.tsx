import { CalendarX, Copy, Mail, MessageCircle, MessageSquare, Pause, Play, Repeat, RotateCw } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { Link } from 'react-router';
import { useQuery } from 'urql';
import { refusalOf } from '@/client/refusal';
import { useAct } from '@/client/useAct';
import { useMay } from '@/features/access';
import { ResumeSubscriptionDocument, SubscriptionDocument, type SubscriptionQuery } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Button, buttonClass } from '@/ui/Button';
import { Sheet } from '@/ui/dialog/Dialog';
import { Segmented } from '@/ui/fields';
import { formatCalendarDay } from '@/ui/format/dates';
import { formatMinutes } from '@/ui/format/duration';
import { Money } from '@/ui/Money';
import { usePreferences } from '@/ui/preferences';
import { ErrorState, LoadingState } from '@/ui/states';
import { showToast } from '@/ui/toast';
import { StateBadge } from './StateBadge';
import { days, daysOf, hoursLeft, isOver, standing } from './words';

const SellSheet = lazy(async () => ({ default: (await import('./SellSheet')).SellSheet }));
const PauseDialog = lazy(async () => ({ default: (await import('./PauseDialog')).PauseDialog }));
const CancelDialog = lazy(async () => ({ default: (await import('./CancelDialog')).CancelDialog }));

type Run = SubscriptionQuery['subscription'];

interface SubscriptionSheetProps {
  id: string;
  onClose(): void;
  /** Shows another run, such as the renewal of this one. */
  onOpen(id: string): void;
}

/** One run of a plan: what it gives, what is left of it, and what can be done with it. */
export function SubscriptionSheet({ id, onClose, onOpen }: SubscriptionSheetProps) {
  const [{ data, error, fetching }, ask] = useQuery({ query: SubscriptionDocument, variables: { id } });
  const [opened, setOpened] = useState<'renew' | 'change' | 'pause' | 'cancel'>();
  const [resume, resuming] = useAct(ResumeSubscriptionDocument);
  const maySell = useMay('subscriptions.sell');
  const mayManage = useMay('subscriptions.manage');
  const run = data?.subscription;
  const close = () => setOpened(undefined);

  async function goOn(): Promise<void> {
    const { data: done, refusal } = await resume({ id });
    if (refusal) showToast(refusal.message, { tone: 'danger' });
    else showToast(m.subscriptions_resumed({ day: formatCalendarDay(done.resumeSubscription.endsOn) }), { tone: 'success' });
  }

  const live = run && !isOver(run.state) && !run.cancelledAt;
  return (
    <Sheet
      open
      onClose={onClose}
      title={run?.planName ?? m.subscriptions_plan()}
      description={
        run && (
          <Link to={`/customers/${run.customerId}`} className="underline decoration-line-strong underline-offset-4 hover:decoration-current">
            <bdi>{run.customerName}</bdi>
          </Link>
        )
      }
      footer={
        run &&
        maySell && (
          <Button look="primary" size="lg" className="w-full" icon={<RotateCw aria-hidden className="size-4" />} onClick={() => setOpened('renew')}>
            {m.subscriptions_renew()}
          </Button>
        )
      }
    >
      {!run && (error && !fetching ? <ErrorState problem={refusalOf(error)} onRetry={() => ask({ requestPolicy: 'network-only' })} /> : <LoadingState shape="detail" />)}
      {run && (
        <div className="grid gap-5">
          <Facts run={run} />
          {mayManage && live && (
            <div className="flex flex-wrap gap-2">
              {run.pause ? (
                <Button size="sm" icon={<Play aria-hidden className="mirror-rtl size-3.5" />} busy={resuming} onClick={() => void goOn()}>
                  {run.state === 'PAUSED' ? m.subscriptions_resume() : m.subscriptions_drop_pause()}
                </Button>
              ) : (
                run.state === 'RUNNING' && (
                  <Button size="sm" icon={<Pause aria-hidden className="size-3.5" />} onClick={() => setOpened('pause')}>
                    {m.subscriptions_pause()}
                  </Button>
                )
              )}
              <Button size="sm" icon={<Repeat aria-hidden className="size-3.5" />} onClick={() => setOpened('change')}>
                {m.subscriptions_change()}
              </Button>
              <Button size="sm" icon={<CalendarX aria-hidden className="size-3.5" />} onClick={() => setOpened('cancel')}>
                {m.subscriptions_cancel()}
              </Button>
            </div>
          )}
          {run.state !== 'QUEUED' && !run.renewed && !run.cancelledAt && <Reminder run={run} />}
        </div>
      )}
      <Suspense fallback={null}>
        {run && (opened === 'renew' || opened === 'change') && (
          <SellSheet
            run={run}
            change={opened === 'change'}
            onClose={close}
            onDone={(next) => {
              close();
              onOpen(next);
            }}
          />
        )}
        {run && opened === 'pause' && <PauseDialog run={run} onClose={close} />}
        {run && opened === 'cancel' && <CancelDialog run={run} onClose={close} />}
      </Suspense>
    </Sheet>
  );
}

function Facts({ run }: { run: Run }) {
  const share = run.days > 0 ? Math.min(100, Math.max(0, Math.round(((run.days - run.daysLeft) / run.days) * 100))) : 100;
  return (
    <div className="grid gap-4">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1" aria-live="polite">
        <StateBadge run={run} />
        <span className="font-medium">{standing(run)}</span>
        {run.renewed && !isOver(run.state) && <span className="text-ink-muted">{m.subscriptions_is_renewed()}</span>}
      </div>
      {!isOver(run.state) && (
        <div aria-hidden className="h-1.5 overflow-hidden rounded-full bg-sunken">
          <div className="h-full rounded-full bg-primary" style={{ width: `${share}%` }} />
        </div>
      )}
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-6 gap-y-2 [&>dd]:text-end [&>dt]:text-ink-muted">
        <dt>{m.subscriptions_runs()}</dt>
        <dd className="tabular-nums">{run.endsOn < run.startsOn ? m.subscriptions_never_began() : daysOf(run)}</dd>
        <dt>{m.subscriptions_terms()}</dt>
        <dd>{run.terms}</dd>
        <dt>{m.subscriptions_hours()}</dt>
        <dd>{hoursLeft(run)}</dd>
        <dt>{m.subscriptions_covered()}</dt>
        <dd>{formatMinutes(run.coveredMinutes)}</dd>
        {run.pausedDays > 0 && (
          <>
            <dt>{m.subscriptions_paused_days()}</dt>
            <dd>{days(run.pausedDays)}</dd>
          </>
        )}
        {run.pause && (
          <>
            <dt>{m.subscriptions_pause_from_to()}</dt>
            <dd className="tabular-nums">{daysOf({ startsOn: run.pause.fromOn, endsOn: run.pause.untilOn })}</dd>
          </>
        )}
        <dt>{m.subscriptions_price()}</dt>
        <dd>
          <Money value={run.price} />
        </dd>
        {run.bill && run.invoiceId && (
          <>
            <dt>{m.subscriptions_invoice()}</dt>
            <dd className="flex flex-wrap justify-end gap-x-3">
              {run.bill.due > 0 && (
                <span className="text-danger">
                  {m.subscriptions_owed()} <Money value={run.bill.due} />
                </span>
              )}
              <Link to={`/invoices/${run.invoiceId}`} className="font-medium text-accent underline underline-offset-4">
                <bdi className="figures">{run.bill.invoiceNumber}</bdi>
              </Link>
            </dd>
          </>
        )}
        {run.cancelledAt && (
          <>
            <dt>{m.subscriptions_cancelled_because()}</dt>
            <dd>
              <bdi>{run.cancelReason}</bdi>
            </dd>
          </>
        )}
      </dl>
    </div>
  );
}

/** The text that reminds of the end, and the ways to send it from this device. */
function Reminder({ run }: { run: Run }) {
  const { locale } = usePreferences();
  const [lang, setLang] = useState<'en' | 'ar'>(locale === 'ar' ? 'ar' : 'en');
  const text = run.reminder[lang];
  const { phoneE164, email } = run.contact;
  const body = encodeURIComponent(text);

  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
      showToast(m.subscriptions_copied(), { tone: 'success' });
    } catch {
      showToast(m.subscriptions_copy_failed(), { tone: 'danger' });
    }
  }

  return (
    <section className="grid gap-3 rounded-lg border border-line p-4" aria-label={m.subscriptions_reminder()}>
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h3 className="text-sm font-semibold">{m.subscriptions_reminder()}</h3>
        <Segmented
          label={m.subscriptions_reminder_language()}
          value={lang}
          onChange={setLang}
          options={[
            { value: 'en', label: 'English' },
            { value: 'ar', label: 'العربية' },
          ]}
        />
      </div>
      <p lang={lang} dir={lang === 'ar' ? 'rtl' : 'ltr'} className="rounded-md bg-sunken px-3 py-2.5 wrap-anywhere">
        {text}
      </p>
      <div className="flex flex-wrap gap-2">
        <Button size="sm" icon={<Copy aria-hidden className="size-3.5" />} onClick={() => void copy()}>
          {m.subscriptions_copy()}
        </Button>
        {phoneE164 && (
          <>
            <a className={buttonClass('secondary', 'sm')} href={`https://wa.me/${phoneE164.replace('+', '')}?text=${body}`} target="_blank" rel="noreferrer">
              <MessageCircle aria-hidden className="size-3.5" />
              {m.subscriptions_whatsapp()}
            </a>
            <a className={buttonClass('secondary', 'sm')} href={`sms:${phoneE164}?&body=${body}`}>
              <MessageSquare aria-hidden className="size-3.5" />
              {m.subscriptions_sms()}
            </a>
          </>
        )}
        {email && (
          <a className={buttonClass('secondary', 'sm')} href={`mailto:${email}?subject=${encodeURIComponent(run.planName)}&body=${body}`}>
            <Mail aria-hidden className="size-3.5" />
            {m.subscriptions_mail()}
          </a>
        )}
        {!phoneE164 && !email && <p className="self-center text-xs text-ink-muted">{m.subscriptions_no_contact()}</p>}
      </div>
    </section>
  );
}
