import { CalendarCheck } from 'lucide-react';
import { useRef, useState, type FormEvent } from 'react';
import { useQuery } from 'urql';
import type { Refusal } from '@/client/refusal';
import { useMay } from '@/features/access';
import { ConflictList, conflictsIn, RecurrencePicker, ruleOf, SeriesOutlook, useOutlook } from '@/features/series';
import { RunningPlanNote } from '@/features/subscriptions';
import { GuestByIdDocument, OnlinePaymentsDocument } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Button } from '@/ui/Button';
import { ChoiceCards } from '@/ui/ChoiceCards';
import { serverNow } from '@/ui/clock';
import { Sheet } from '@/ui/dialog/Dialog';
import { FormField } from '@/ui/FormField';
import { dateIn } from '@/ui/format/dates';
import { Money } from '@/ui/Money';
import { MomentInput } from '@/ui/MomentInput';
import { useSpaceSettings } from '@/ui/space';
import { ErrorMessage } from '@/ui/states';
import { useUrlFilters } from '@/ui/useUrlFilters';
import { Alternatives } from '../Alternatives';
import { alternativesIn, type Alternative } from '../offered';
import { PriceLines } from '../price/PriceLines';
import { useTrial } from '../useTrial';
import { DetailFields } from './DetailFields';
import { firstEntry, startingAt, whereOf, type Entry } from './entry';
import { PlaceField } from './PlaceField';
import { useBook } from './useBook';
import { WhoField, type Person } from './WhoField';

/** Milliseconds what is entered rests before the server is asked. */
const restMs = 200;

/** The fields a refusal can stand at. */
const fields = new Set(['resourceId', 'startsAt', 'endsAt', 'guestName', 'title', 'note', 'attendees', 'coupon', 'rule', 'name', 'phone']);

const closed = { new: '', from: '', until: '', customer: '' };

/**
 * Books a place for somebody, once or again and again: with the price before it is done, and what is free instead when it
 * can't be (B6, B13, R2). The address says where, when and for whom it begins.
 */
export function NewBookingSheet({ onClose }: { onClose(): void }) {
  const { zone } = useSpaceSettings();
  const [filter, setFilters] = useUrlFilters();
  // `null` once the one that the address names was let go.
  const [chosen, setChosen] = useState<Person | null>();
  const [entry, setEntry] = useState<Entry>(() => firstEntry(filter('new'), filter('from'), filter('until')));
  const [tried, setTried] = useState(false);
  const [refusal, setRefusal] = useState<Refusal>();
  const [book, busy] = useBook();
  const [{ data: online }] = useQuery({ query: OnlinePaymentsDocument });
  const mayTake = useMay('payments.take');
  const submitButton = useRef<HTMLButtonElement>(null);
  const asked = filter('customer');
  const [{ data: known }] = useQuery({ query: GuestByIdDocument, variables: { id: asked }, pause: asked === '' });
  const preset = known?.customer;
  const who = chosen === undefined && preset ? { kind: 'known' as const, guest: preset } : (chosen ?? undefined);
  const customerId = who?.kind === 'known' ? who.guest.id : null;

  const { resourceId, startsAt, endsAt, repeat, attendees } = entry;
  const where = whereOf(entry);
  const day = dateIn(zone, new Date(startsAt ?? serverNow()));
  const repeats = repeat.every !== 'never';
  const rule = repeats ? ruleOf(repeat, day) : undefined;
  const price = useTrial(where && !repeats ? { ...where, customerId, attendees, coupon: entry.coupon.trim() || null } : undefined, restMs);
  const series = useOutlook(where && rule !== undefined ? { ...where, customerId, attendees, rule } : undefined);

  function change(next: Partial<Entry>): void {
    setRefusal(undefined);
    setEntry((now) => ({ ...now, ...next }));
  }

  function choose(next: Person | undefined): void {
    setRefusal(undefined);
    setChosen(next ?? null);
  }

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    setTried(true);
    if (!who || !where || attendees === null || (repeats && rule === undefined)) return;
    // What was shown is what is agreed to (P1); what is left out of a series is not in its price.
    const shown = repeats ? (series.asking ? undefined : series.outlook?.total) : price.asking ? undefined : price.trial?.quote.amount;
    const outcome = await book(who, where, entry, rule, shown ?? null);
    setRefusal(outcome.refusal);
    if (outcome.refusal) return;
    // The place is only kept: its sheet takes the money.
    if (outcome.kept !== undefined) setFilters({ ...closed, booking: outcome.kept });
    else onClose();
  }

  function take({ resourceId, startsAt, endsAt }: Alternative): void {
    change({ resourceId, startsAt, endsAt });
    submitButton.current?.focus();
  }

  const total = repeats ? series.outlook?.total : price.trial?.quote.total;
  const shown = refusal ?? (repeats ? series.refusal : price.refusal);
  const field = shown?.field?.split('.').at(-1);
  const at = (name: string) => (field === name ? shown?.message : undefined);
  const placed = field !== undefined && fields.has(field);

  return (
    <Sheet
      open
      onClose={onClose}
      title={m.calendar_new()}
      footer={
        <>
          <p className="me-auto flex items-center gap-2 self-center">
            {total !== undefined && (
              <>
                <span className="text-ink-muted">{m.calendar_total()}</span> <Money value={total} className="font-semibold" />
              </>
            )}
          </p>
          <Button onClick={onClose}>{m.ui_cancel()}</Button>
          <Button ref={submitButton} type="submit" form="new-booking" look="primary" busy={busy} disabled={!who} icon={<CalendarCheck aria-hidden className="size-4" />}>
            {repeats ? m.calendar_book_series() : m.calendar_book()}
          </Button>
        </>
      }
    >
      <form id="new-booking" noValidate className="grid grid-cols-1 gap-4" onSubmit={(event) => void submit(event)}>
        <WhoField who={who} onWho={choose} problems={{ name: at('name'), phone: at('phone') }} />
        <PlaceField value={resourceId} onValue={(next) => change({ resourceId: next })} error={tried && resourceId === '' ? m.calendar_place_needed() : at('resourceId')} />
        <div className="grid gap-3">
          <FormField label={m.calendar_starts()} required error={tried && startsAt === null ? m.calendar_time_needed() : at('startsAt')}>
            {(props) => <MomentInput {...props} value={startsAt} onValue={(next) => change(startingAt(entry, next))} />}
          </FormField>
          <FormField label={m.calendar_ends()} required error={tried && endsAt === null ? m.calendar_time_needed() : at('endsAt')}>
            {(props) => <MomentInput {...props} value={endsAt} onValue={(next) => change({ endsAt: next })} {...(startsAt && { min: startsAt })} />}
          </FormField>
        </div>
        <Alternatives offered={alternativesIn(shown)} onTake={take} />
        <RecurrencePicker value={repeat} day={day} onChange={(next) => change({ repeat: next })} error={at('rule')} />
        <DetailFields entry={entry} coupon={!repeats} at={at} onChange={change} />
        {!repeats && (mayTake || online?.onlinePayments) && (
          <ChoiceCards
            label={m.calendar_pays()}
            value={entry.pays}
            onChange={(pays) => change({ pays })}
            className="sm:grid-cols-2"
            options={[
              { value: 'AT_DESK', label: m.calendar_pays_at_desk(), hint: m.calendar_pays_at_desk_hint() },
              { value: 'NOW', label: m.calendar_pays_now(), hint: m.calendar_pays_now_hint() },
            ]}
          />
        )}
        {who?.kind === 'known' && <RunningPlanNote customerId={who.guest.id} />}
        {!repeats && price.trial && <PriceLines quote={price.trial.quote} asking={price.asking} />}
        {repeats && series.outlook && <SeriesOutlook outlook={series.outlook} asking={series.asking} skips={entry.skips} onSkips={(skips) => change({ skips })} />}
        <ErrorMessage problem={placed ? undefined : shown} />
        {!series.outlook && <ConflictList conflicts={conflictsIn(refusal)} />}
      </form>
    </Sheet>
  );
}
