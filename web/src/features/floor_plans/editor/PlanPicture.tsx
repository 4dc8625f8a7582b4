import { classes } from '@/ui/classes';
import { ItemDrawing } from './ItemDrawing';
import type { Plan } from './model/plan';

/** A drawing to look at, before there is a house that could be free or taken. */
export function PlanPicture({ plan, label, className }: { plan: Plan; label: string; className?: string }) {
  return (
    <svg role="img" aria-label={label} viewBox={`0 0 ${plan.width} ${plan.height}`} className={classes('block', className)}>
      <rect width={plan.width} height={plan.height} className="fill-surface" />
      {plan.items.map((item) => (
        <ItemDrawing key={item.id} item={item} name={item.kind === 'place' ? (item.fresh?.name ?? '') : ''} scale={0.6} />
      ))}
    </svg>
  );
}
