import { Ticket } from 'lucide-react';
import { useQuery } from 'urql';
import { useMay } from '@/features/access';
import { RunningPlanDocument } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { ButtonLink } from '@/ui/Button';
import { classes } from '@/ui/classes';
import { formatCalendarDay } from '@/ui/format/dates';
import { hoursLeft } from './words';

interface RunningPlanNoteProps {
  customerId: string;
  /** Offers the sale of a plan to who has none. */
  offer?: boolean;
  className?: string;
}

/** The plan that pays a customer's stay today, in a line; nothing for who has none. */
export function RunningPlanNote({ customerId, offer = false, className }: RunningPlanNoteProps) {
  const [{ data }] = useQuery({ query: RunningPlanDocument, variables: { id: customerId } });
  const run = data?.runningPlan;
  const maySell = useMay('subscriptions.sell');
  if (!run) {
    if (!offer || !maySell || !data) return null;
    return (
      <ButtonLink
        to={`/customers/${customerId}?tab=plans&sell=1`}
        look="quiet"
        size="sm"
        className="justify-self-start"
        icon={<Ticket aria-hidden className="size-3.5" />}
      >
        {m.subscriptions_sell()}
      </ButtonLink>
    );
  }
  const paused = run.state === 'PAUSED';
  const until = formatCalendarDay(paused && run.pause ? run.pause.untilOn : run.endsOn);
  return (
    <p
      className={classes(
        'flex flex-wrap items-center gap-x-2 gap-y-0.5 rounded-md px-3 py-2',
        paused ? 'bg-warning-soft text-warning' : 'bg-success-soft text-success',
        className,
      )}
    >
      <Ticket aria-hidden className="size-4 shrink-0" />
      <span className="font-medium">{paused ? m.subscriptions_note_paused({ plan: run.planName, day: until }) : m.subscriptions_note({ plan: run.planName, day: until })}</span>
      {!paused && typeof run.includedMinutes === 'number' && <span>{hoursLeft(run)}</span>}
    </p>
  );
}
