import { Ticket } from 'lucide-react';
import { usePages } from '@/client/usePages';
import { MyPlansDocument, type MyPlansQuery } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { StatusBadge } from '@/ui/Badge';
import { Button } from '@/ui/Button';
import { formatCalendarDay } from '@/ui/format/dates';
import { formatNumber } from '@/ui/format/digits';
import { formatMinutes } from '@/ui/format/duration';
import { PageHeader } from '@/ui/PageHeader';
import { EmptyState, ErrorState, LoadingState } from '@/ui/states';
import { useMe } from '../me';

type Plan = MyPlansQuery['myPlans']['nodes'][number];

const pageOf = (data: MyPlansQuery) => data.myPlans;

/** The plans one has and had, and what is left of them. */
export function PlanPage() {
  const { spacePhone } = useMe();
  const { rows, refusal, hasMore, loading, more, retry } = usePages(MyPlansDocument, { first: 20 }, pageOf);
  return (
    <>
      <PageHeader title={m.members_my_plan()} />
      {!rows && !refusal && <LoadingState shape="cards" count={2} />}
      {!rows && refusal && <ErrorState problem={refusal} onRetry={retry} />}
      {rows?.length === 0 && (
        <EmptyState
          icon={<Ticket />}
          title={m.members_no_plan()}
          hint={
            spacePhone === '' ? (
              m.members_no_plan_hint()
            ) : (
              <>
                {m.members_no_plan_hint()}{' '}
                <a href={`tel:${spacePhone.replace(/\s/g, '')}`} dir="ltr" className="underline underline-offset-4">
                  {spacePhone}
                </a>
              </>
            )
          }
        />
      )}
      <ul className="grid gap-3 sm:grid-cols-2">{rows?.map((plan) => <PlanCard key={plan.id} plan={plan} />)}</ul>
      {hasMore && (
        <Button className="mt-3" busy={loading} onClick={more}>
          {m.members_more_plans()}
        </Button>
      )}
    </>
  );
}

function PlanCard({ plan }: { plan: Plan }) {
  const running = plan.state === 'RUNNING' || plan.state === 'PAUSED';
  const words: Record<Plan['state'], string> = {
    QUEUED: m.members_plan_queued(),
    RUNNING: m.members_plan_running(),
    PAUSED: m.members_plan_paused(),
    ENDED: m.members_plan_ended(),
    CANCELLED: m.members_plan_cancelled(),
  };
  return (
    <li className="grid content-start gap-3 rounded-lg border border-line bg-surface p-4 shadow-card">
      <div className="flex items-start justify-between gap-3">
        <div>
          <h2 className="text-base font-semibold">
            <bdi>{plan.planName}</bdi>
          </h2>
          <p className="text-[0.8125rem] text-ink-muted">
            {m.members_plan_days({ from: formatCalendarDay(plan.startsOn), until: formatCalendarDay(plan.endsOn) })}
          </p>
        </div>
        <StatusBadge tone={plan.state === 'RUNNING' ? 'success' : plan.state === 'PAUSED' ? 'warning' : 'neutral'}>{words[plan.state]}</StatusBadge>
      </div>
      {running && (
        <dl className="grid grid-cols-2 gap-3">
          <div>
            <dt className="text-xs text-ink-muted">{m.members_days_left()}</dt>
            <dd className="text-xl font-semibold tabular-nums">{formatNumber(plan.daysLeft)}</dd>
          </div>
          <div>
            <dt className="text-xs text-ink-muted">{m.members_hours_left()}</dt>
            <dd className="text-xl font-semibold tabular-nums">
              {plan.minutesLeft == null ? m.members_no_limit() : formatMinutes(plan.minutesLeft)}
            </dd>
            {plan.includedMinutes != null && plan.minutesLeft != null && plan.includedMinutes > 0 && (
              <dd className="mt-1">
                <progress
                  aria-label={m.members_hours_left()}
                  className="h-1.5 w-full overflow-hidden rounded-full accent-(--primary)"
                  max={plan.includedMinutes}
                  value={plan.minutesLeft}
                />
              </dd>
            )}
          </div>
        </dl>
      )}
      {plan.terms !== '' && <p className="text-[0.8125rem] text-ink-muted">{plan.terms}</p>}
      {plan.pausedFrom && plan.pausedUntil && (
        <p className="text-[0.8125rem] text-warning">
          {m.members_plan_pause({ from: formatCalendarDay(plan.pausedFrom), until: formatCalendarDay(plan.pausedUntil) })}
        </p>
      )}
      {plan.expiring && <p className="text-[0.8125rem] text-warning">{m.members_plan_expiring()}</p>}
    </li>
  );
}
