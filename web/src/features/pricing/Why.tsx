import { Check, CircleHelp, Minus } from 'lucide-react';
import type { ItemReasonsFragment, PriceReasonsFragment } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { classes } from '@/ui/classes';
import { formatNumber } from '@/ui/format/digits';
import { Money } from '@/ui/Money';

interface WhyProps {
  reasons: Pick<PriceReasonsFragment | ItemReasonsFragment, 'applied' | 'passedOver'>;
  /** Of what, for those who don't see the line it stands under. */
  of: string;
  open?: boolean;
  className?: string;
}

/** Opens a price to its reasons: which rules made it, and which were passed over and why. Nothing where no rule was looked at. */
export function Why({ reasons: { applied, passedOver }, of, open = false, className }: WhyProps) {
  if (applied.length === 0 && passedOver.length === 0) return null;
  return (
    <details open={open} className={classes('group text-[0.8125rem]', className)}>
      <summary className="inline-flex min-h-6 cursor-pointer list-none items-center gap-1.5 rounded-sm text-accent hover:underline max-sm:min-h-11 [&::-webkit-details-marker]:hidden">
        <CircleHelp aria-hidden className="size-3.5" />
        {m.pricing_why()}
        <span className="sr-only">{m.pricing_why_of({ of })}</span>
      </summary>
      <ul className="mt-1 grid gap-1.5 rounded-md bg-sunken p-2.5">
        {applied.map((rule) => (
          <Rule key={rule.ruleId} name={rule.name} version={rule.version} reason={rule.reason} amount={rule.amount} />
        ))}
        {passedOver.map((rule) => (
          <Rule key={rule.ruleId} name={rule.name} version={rule.version} reason={rule.reason} passed />
        ))}
      </ul>
    </details>
  );
}

interface RuleProps {
  name: string;
  version: number;
  reason: string;
  amount?: number;
  passed?: boolean;
}

function Rule({ name, version, reason, amount = 0, passed = false }: RuleProps) {
  const Icon = passed ? Minus : Check;
  return (
    <li className={classes('grid grid-cols-[auto_minmax(0,1fr)_auto] items-baseline gap-x-2', passed && 'text-ink-muted')}>
      <Icon aria-hidden className={classes('size-3.5 self-center', passed ? 'text-ink-faint' : 'text-success')} />
      <span className={passed ? '' : 'font-medium'} title={m.pricing_version({ version: formatNumber(version) })}>
        <bdi>{name}</bdi>
        <span className="sr-only">{passed ? m.pricing_passed_over() : m.pricing_applied()}</span>
      </span>
      {amount === 0 ? <span /> : <Money value={amount} bare />}
      <span className="col-start-2 text-xs text-ink-muted">{reason}</span>
    </li>
  );
}
