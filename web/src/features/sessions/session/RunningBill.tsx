import { Undo2 } from 'lucide-react';
import { useRef, useState, type FormEvent } from 'react';
import type { Refusal } from '@/client/refusal';
import { useAct } from '@/client/useAct';
import { Why } from '@/features/pricing';
import { VoidConsumptionDocument, type ConsumptionLineFragment, type SessionDetailFragment } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Button, IconButton } from '@/ui/Button';
import { classes } from '@/ui/classes';
import { Input } from '@/ui/fields';
import { FormField } from '@/ui/FormField';
import { formatNumber } from '@/ui/format/digits';
import { formatTime } from '@/ui/format/dates';
import { formatMoney } from '@/ui/format/money';
import { Money } from '@/ui/Money';
import { useSpaceSettings } from '@/ui/space';
import { ErrorMessage } from '@/ui/states';

/** What it comes to so far and why: the time with its reasons, then everything taken. */
export function RunningBill({ session, editable }: { session: SessionDetailFragment; editable: boolean }) {
  const sold = session.consumptions;
  const bill = useRef<HTMLElement>(null);
  return (
    <section ref={bill} tabIndex={-1} aria-label={m.sessions_bill_so_far()} className="rounded-lg border border-line outline-none">
      <h3 className="border-b border-line px-3.5 py-2 font-semibold">{m.sessions_bill_so_far()}</h3>
      <ul className="divide-y divide-line">
        {session.quote.map((line, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- lines of a quote have no identity but their place
          <li key={index} className="px-3.5 py-2">
            <div className="flex items-baseline justify-between gap-4">
              <span className="min-w-0">
                <span className="block">
                  <bdi>{line.label}</bdi>
                </span>
                <span className="block text-xs text-ink-muted">
                  {line.reason}
                  {line.ratePerHour > 0 && (
                    <>
                      {' · '}
                      <Money value={line.ratePerHour} bare /> {m.sessions_per_hour()}
                    </>
                  )}
                </span>
              </span>
              <Money value={line.amount} bare />
            </div>
            <Why reasons={line} of={line.label} />
          </li>
        ))}
        {sold.map((line) => (
          <ConsumptionRow key={line.id} line={line} editable={editable} onVoided={() => bill.current?.focus()} />
        ))}
        {session.quote.length === 0 && sold.length === 0 && (
          <li className="px-3.5 py-2 text-ink-muted">{m.sessions_nothing_yet()}</li>
        )}
      </ul>
      <dl className="flex justify-between rounded-b-lg border-t border-line bg-canvas px-3.5 py-2 font-semibold">
        <dt>{m.sessions_total()}</dt>
        <dd>
          <Money value={session.total} />
        </dd>
      </dl>
    </section>
  );
}

interface ConsumptionRowProps {
  line: ConsumptionLineFragment;
  editable: boolean;
  /** The button that was pressed is gone: the focus needs a place. */
  onVoided(): void;
}

function ConsumptionRow({ line, editable, onVoided }: ConsumptionRowProps) {
  const { zone } = useSpaceSettings();
  const [asking, setAsking] = useState(false);
  const ask = useRef<HTMLButtonElement>(null);
  const voided = Boolean(line.voidedAt);
  const name = line.quantity > 1 ? m.sessions_many_of({ count: formatNumber(line.quantity), item: line.itemName }) : line.itemName;
  return (
    <li className="px-3.5 py-1.5">
      <div className="flex items-center justify-between gap-3">
        <span className="min-w-0 flex-1">
          <span className={classes('block truncate', voided && 'text-ink-muted line-through')}>
            <bdi>{name}</bdi>
          </span>
          <span className="block truncate text-xs text-ink-muted">
            <span className="figures">{formatTime(line.createdAt, zone)}</span> · <bdi>{line.createdByName}</bdi>
            {voided && <> · {line.voidReason ? m.sessions_voided_because({ reason: line.voidReason }) : m.sessions_voided()}</>}
          </span>
        </span>
        <Money value={line.total} bare className={voided ? 'text-ink-muted line-through' : ''} />
        {editable && !voided && (
          <IconButton
            ref={ask}
            className="-me-2"
            label={m.sessions_void_item({ item: name })}
            icon={<Undo2 aria-hidden className="mirror-rtl size-4" />}
            aria-expanded={asking}
            onClick={() => setAsking(!asking)}
          />
        )}
      </div>
      {line.price && !voided && <Why reasons={line.price} of={name} />}
      {asking && !voided && (
        <VoidForm
          line={line}
          name={name}
          onVoided={onVoided}
          onKeep={() => {
            setAsking(false);
            ask.current?.focus();
          }}
        />
      )}
    </li>
  );
}

/** What it asks and both answers, not the field alone. */
function keepInView(form: HTMLElement | null): void {
  form?.scrollIntoView({ block: 'nearest' });
}

interface VoidFormProps {
  line: ConsumptionLineFragment;
  name: string;
  onVoided(): void;
  onKeep(): void;
}

function VoidForm({ line, name, onVoided, onKeep }: VoidFormProps) {
  const { currency } = useSpaceSettings();
  const [reason, setReason] = useState('');
  const [refusal, setRefusal] = useState<Refusal>();
  const [takeBack, busy] = useAct(VoidConsumptionDocument);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const outcome = await takeBack({ id: line.id, reason: reason.trim() || null });
    setRefusal(outcome.refusal);
    if (outcome.data) onVoided();
  }

  return (
    <form ref={keepInView} className="my-2 grid scroll-my-3 gap-3 rounded-md bg-sunken p-3" onSubmit={(event) => void submit(event)}>
      <p>{m.sessions_void_consequences({ item: name, amount: formatMoney(line.total, currency) })}</p>
      <FormField label={m.sessions_reason()} error={refusal?.field === 'reason' ? refusal.message : undefined}>
        {(field) => (
          <Input
            {...field}
            autoFocus
            maxLength={200}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Escape') return;
              event.stopPropagation();
              onKeep();
            }}
          />
        )}
      </FormField>
      <ErrorMessage problem={refusal?.field === 'reason' ? undefined : refusal} />
      <div className="flex justify-end gap-2">
        <Button size="sm" className="max-sm:h-11" onClick={onKeep}>
          {m.sessions_keep()}
        </Button>
        <Button type="submit" look="danger" size="sm" className="max-sm:h-11" busy={busy}>
          {m.sessions_void()}
        </Button>
      </div>
    </form>
  );
}
