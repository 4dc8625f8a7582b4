import { useState } from 'react';
import { useQuery } from 'urql';
import { refusalOf } from '@/client/refusal';
import { MySecondStepDocument } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { StatusBadge } from '@/ui/Badge';
import { Button } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { formatNumber } from '@/ui/format/digits';
import { ErrorState, LoadingState } from '@/ui/states';
import { EndStepDialog } from './EndStepDialog';
import { NewCodesDialog } from './NewCodesDialog';
import { SetUpDialog } from './SetUpDialog';

/** One's own second step: on or off, and what can be done about it. */
export function SecondStepCard() {
  const [{ data, error }, ask] = useQuery({ query: MySecondStepDocument });
  const [open, setOpen] = useState<'set-up' | 'codes' | 'end'>();
  const step = data?.mySecondStep;
  const on = step?.since != null;

  function close(): void {
    setOpen(undefined);
    ask({ requestPolicy: 'network-only' });
  }

  return (
    <Card title={m.sign_in_second_step()}>
      {!step && error && <ErrorState problem={refusalOf(error)} onRetry={() => ask({ requestPolicy: 'network-only' })} />}
      {!step && !error && <LoadingState shape="text" count={3} />}
      {step && (
        <div className="grid gap-4">
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
            <StatusBadge tone={on ? 'success' : 'neutral'}>{on ? m.sign_in_step_on() : m.sign_in_step_off()}</StatusBadge>
            <p className="text-ink-muted">{on ? m.sign_in_codes_left({ number: formatNumber(step.codesLeft) }) : m.sign_in_step_why()}</p>
          </div>
          {step.required && <p className="text-ink-muted">{m.sign_in_step_required()}</p>}
          <div className="flex flex-wrap gap-2">
            {on ? (
              <>
                <Button onClick={() => setOpen('codes')}>{m.sign_in_new_codes()}</Button>
                {!step.required && <Button onClick={() => setOpen('end')}>{m.sign_in_turn_off()}</Button>}
              </>
            ) : (
              <Button onClick={() => setOpen('set-up')}>{m.sign_in_turn_on()}</Button>
            )}
          </div>
        </div>
      )}
      {open === 'set-up' && <SetUpDialog onClose={close} />}
      {open === 'codes' && <NewCodesDialog onClose={close} />}
      {open === 'end' && <EndStepDialog onClose={close} />}
    </Card>
  );
}
