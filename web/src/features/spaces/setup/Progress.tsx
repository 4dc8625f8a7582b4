import { Check } from 'lucide-react';
import { m } from '@/locales/compiled/messages.js';
import { classes } from '@/ui/classes';
import { formatNumber } from '@/ui/format/digits';
import { steps, type Step } from './draft';

/** Where one is; finished steps can be opened again. */
export function Progress({ step, onStep }: { step: Step; onStep(step: Step): void }) {
  const place = steps.indexOf(step);
  const names = {
    space: m.spaces_step_space_name(),
    hours: m.spaces_step_hours_name(),
    money: m.spaces_step_money_name(),
    owner: m.spaces_step_owner_name(),
  };
  return (
    <ol aria-label={m.spaces_setup_progress()} className="grid grid-cols-4 gap-2">
      {steps.map((each, index) => (
        <li key={each} aria-current={each === step ? 'step' : undefined}>
          <button
            type="button"
            disabled={index >= place}
            onClick={() => onStep(each)}
            className={classes(
              'flex w-full items-center gap-2 rounded-sm border-t-3 pt-2 text-start text-[0.8125rem] disabled:cursor-default',
              index <= place ? 'border-primary' : 'border-line',
              each === step ? 'font-semibold' : 'text-ink-muted',
            )}
          >
            <span aria-hidden className="figures">
              {index < place ? <Check className="size-4 text-success" /> : formatNumber(index + 1)}
            </span>
            <span className="max-sm:sr-only">{names[each]}</span>
          </button>
        </li>
      ))}
    </ol>
  );
}
