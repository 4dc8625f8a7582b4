import type { Plan } from '@/features/floor_plans/editor';
import type { PlanRowFragment, ResourceType } from '@/generated/graphql';

/** Places of one kind that are to be made. */
interface Kind {
  readonly type: ResourceType;
  readonly count: number;
  /** What they were drawn with, in minor units; 0 when nothing was said. */
  readonly rate: number;
}

const order: readonly ResourceType[] = ['SEAT', 'DESK', 'ROOM', 'EVENT_SPACE'];

/** What a drawing is going to make, by kind. */
export function kindsOf(plan: Plan | null | undefined): Kind[] {
  const fresh = (plan?.items ?? []).flatMap((item) => (item.kind === 'place' && item.fresh ? [item.fresh] : []));
  return order.flatMap((type) => {
    const some = fresh.filter(({ resourceType }) => resourceType === type);
    return some.length === 0 ? [] : [{ type, count: some.length, rate: Math.max(...some.map(({ ratePerHour }) => ratePerHour)) }];
  });
}

/** The drawing with the rates by kind; a place that was given a rate of its own keeps it. */
export function rated(plan: Plan, rates: Readonly<Record<string, number | null>>): Plan {
  const common = new Map(kindsOf(plan).map(({ type, rate }) => [type, rate]));
  return {
    ...plan,
    items: plan.items.map((item) => {
      if (item.kind !== 'place' || !item.fresh) return item;
      const { resourceType, ratePerHour } = item.fresh;
      const own = ratePerHour !== 0 && ratePerHour !== common.get(resourceType);
      return own ? item : { ...item, fresh: { ...item.fresh, ratePerHour: rates[resourceType] ?? ratePerHour } };
    }),
  };
}

/** How many hours of each kind a month's plan is worth: what a usual house in Cairo asks. */
const hoursOfMonth: Record<ResourceType, number> = { SEAT: 120, DESK: 100, ROOM: 20, EVENT_SPACE: 6 };

/** A rate to begin with, in the order of the house's own plans: a monthly plan of 3,000 makes a seat 25 an hour. */
export function suggestedRate(type: ResourceType, plans: readonly PlanRowFragment[]): number {
  const month = plans.find(({ days }) => days === 30);
  if (!month) return 0;
  const rate = month.price / hoursOfMonth[type];
  const step = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, rate))) - 1);
  return Math.round(rate / step) * step;
}
