import { Check } from 'lucide-react';
import { Link } from 'react-router';
import { m } from '@/locales/compiled/messages.js';
import { classes } from '@/ui/classes';
import { formatNumber } from '@/ui/format/digits';
import { steps, type Step } from './guide';

/** Where one is; steps gone before can be opened again, but the first: with it the house began. */
export function Progress({ step }: { step: Step }) {
  const place = steps.indexOf(step);
  const names: Record<Step, string> = {
    space: m.spaces_guide_space(),
    layout: m.spaces_guide_layout(),
    prices: m.spaces_guide_prices(),
    brand: m.spaces_guide_brand(),
    team: m.spaces_guide_team(),
  };
  return (
    <ol aria-label={m.spaces_setup_progress()} className="grid grid-cols-5 gap-2">
      {steps.map((each, index) => {
        const inside = (
          <>
            <span aria-hidden className="figures">
              {index < place ? <Check className="size-4 text-success" /> : formatNumber(index + 1)}
            </span>
            <span className="truncate max-sm:sr-only">{names[each]}</span>
          </>
        );
        const look = classes(
          'flex w-full items-center gap-2 rounded-sm border-t-3 pt-2 text-start text-[0.8125rem]',
          index <= place ? 'border-primary' : 'border-line',
          each === step ? 'font-semibold' : 'text-ink-muted',
        );
        return (
          <li key={each} aria-current={each === step ? 'step' : undefined}>
            {index > 0 && index < place ? (
              <Link to={`/setup/${each}`} className={classes(look, 'hover:text-ink')}>
                {inside}
              </Link>
            ) : (
              <span className={look}>{inside}</span>
            )}
          </li>
        );
      })}
    </ol>
  );
}
