import { ArrowDownToLine, ArrowUpFromLine, Calculator, DoorOpen } from 'lucide-react';
import { useState } from 'react';
import { useQuery } from 'urql';
import { refusalOf } from '@/client/refusal';
import { MyShiftDocument } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { StatusBadge } from '@/ui/Badge';
import { Button } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { Duration } from '@/ui/Duration';
import { Moment } from '@/ui/Moment';
import { Money } from '@/ui/Money';
import { ErrorState, LoadingState } from '@/ui/states';
import { CashMoveDialog } from './CashMoveDialog';
import { CloseShiftSheet } from './CloseShiftSheet';
import { OpenShiftDialog } from './OpenShiftDialog';

type Opened = 'open' | 'in' | 'out' | 'close';

/** One's own drawer: open it, put in and take out, count it. */
export function MyShift() {
  const [{ data, error }, ask] = useQuery({ query: MyShiftDocument, requestPolicy: 'cache-and-network' });
  const [opened, setOpened] = useState<Opened>();
  // What is being counted stays while its count is shown, although it is nobody's open shift any more.
  const [counting, setCounting] = useState<NonNullable<typeof data>['myShift']>();
  const close = () => setOpened(undefined);
  const shift = data?.myShift;

  return (
    <Card title={m.shifts_mine()} className="mb-5">
      {!data && error && <ErrorState problem={refusalOf(error)} onRetry={() => ask({ requestPolicy: 'network-only' })} />}
      {!data && !error && <LoadingState shape="text" count={2} />}
      {data && !shift && (
        <div className="flex flex-wrap items-center justify-between gap-4">
          <div className="max-w-xl">
            <p className="font-semibold">{m.shifts_none_open()}</p>
            <p className="mt-1 text-ink-muted">
              {data.space.cashShifts === 'REQUIRED' ? m.shifts_none_open_required() : m.shifts_none_open_hint()}
            </p>
          </div>
          <Button look="primary" icon={<DoorOpen aria-hidden className="size-4" />} onClick={() => setOpened('open')}>
            {m.shifts_open_mine()}
          </Button>
        </div>
      )}
      {shift && (
        <div className="flex flex-wrap items-center justify-between gap-4">
          <dl className="flex flex-wrap gap-x-8 gap-y-3">
            <div className="flex flex-col-reverse">
              <dt className="text-xs text-ink-muted">
                {m.shifts_since()} <Moment at={shift.openedAt} inline />
              </dt>
              <dd>
                <Duration since={shift.openedAt} className="text-xl font-medium" />
              </dd>
            </div>
            <div className="flex flex-col-reverse">
              <dt className="text-xs text-ink-muted">{m.shifts_float()}</dt>
              <dd>
                <Money value={shift.float} className="text-xl font-medium" />
              </dd>
            </div>
          </dl>
          <StatusBadge tone="success" className="me-auto">
            {m.shifts_is_open()}
          </StatusBadge>
          <div className="flex flex-wrap gap-2 max-sm:w-full max-sm:[&>button]:grow">
            <Button icon={<ArrowDownToLine aria-hidden className="size-4" />} onClick={() => setOpened('in')}>
              {m.shifts_pay_in()}
            </Button>
            <Button icon={<ArrowUpFromLine aria-hidden className="size-4" />} onClick={() => setOpened('out')}>
              {m.shifts_pay_out()}
            </Button>
            <Button
              look="primary"
              icon={<Calculator aria-hidden className="size-4" />}
              onClick={() => {
                setCounting(shift);
                setOpened('close');
              }}
            >
              {m.shifts_count_and_close()}
            </Button>
          </div>
        </div>
      )}
      {opened === 'open' && <OpenShiftDialog onClose={close} />}
      {(opened === 'in' || opened === 'out') && <CashMoveDialog move={opened} onClose={close} />}
      {opened === 'close' && counting && <CloseShiftSheet shift={counting} onClose={close} />}
    </Card>
  );
}
