import { Ticket } from 'lucide-react';
import { useQuery } from 'urql';
import { RunningPlanDocument } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { classes } from '@/ui/classes';
import { formatCalendarDay } from '@/ui/format/dates';
import { hoursLeft } from './words';

/** The plan that pays a customer's stay today, in a line; nothing for who has none. */
export function RunningPlanNote({ customerId, className }: { customerId: string; className?: string }) {
  const [{ data }] = useQuery({ query: RunningPlanDocument, variables: { id: customerId } });
  const run = data?.customer.runningPlan;
  if (!run) return null;
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
