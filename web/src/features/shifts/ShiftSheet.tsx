import { useState } from 'react';
import { useQuery } from 'urql';
import { refusalOf } from '@/client/refusal';
import { useMay } from '@/features/access';
import { ShiftDocument } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { StatusBadge } from '@/ui/Badge';
import { Button } from '@/ui/Button';
import { Sheet } from '@/ui/dialog/Dialog';
import { Moment } from '@/ui/Moment';
import { ErrorState, LoadingState } from '@/ui/states';
import { ChainState } from './ChainState';
import { CloseShiftSheet } from './CloseShiftSheet';
import { Counted } from './Counted';
import { Entries } from './Entries';

/** One shift: what moved, what was counted, and whether its entries are as they were written. */
export function ShiftSheet({ id, onClose }: { id: string; onClose(): void }) {
  const mayManage = useMay('shifts.manage');
  const [closing, setClosing] = useState(false);
  const [{ data, error }, ask] = useQuery({ query: ShiftDocument, variables: { id }, requestPolicy: 'cache-and-network' });
  const shift = data?.shift;
  const blind = shift && !shift.closedAt && !mayManage;
  if (closing && shift) return <CloseShiftSheet shift={shift} onClose={onClose} />;
  return (
    <Sheet
      open
      onClose={onClose}
      title={shift ? m.shifts_shift_of({ name: shift.userName }) : m.shifts_shift()}
      description={
        shift && (
          <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <span>
              <Moment at={shift.openedAt} />
              {shift.closedAt && (
                <>
                  {' – '}
                  <Moment at={shift.closedAt} />
                </>
              )}
            </span>
            {!shift.closedAt && <StatusBadge tone="accent">{m.shifts_is_open()}</StatusBadge>}
            {shift.closedAt && shift.closedByName !== shift.userName && (
              <span>{m.shifts_counted_by({ name: shift.closedByName })}</span>
            )}
          </span>
        )
      }
      footer={
        shift &&
        !shift.closedAt && (
          <Button look="primary" onClick={() => setClosing(true)}>
            {m.shifts_count_and_close()}
          </Button>
        )
      }
    >
      {!shift && error && <ErrorState problem={refusalOf(error)} onRetry={() => ask({ requestPolicy: 'network-only' })} />}
      {!shift && !error && <LoadingState shape="detail" />}
      {shift && (
        <div className="grid grid-cols-1 gap-5">
          {blind ? <p className="text-ink-muted">{m.shifts_blind_until_counted()}</p> : <Counted shift={shift} />}
          <ChainState chain={shift.chain} />
          {!blind && <Entries shiftId={shift.id} />}
        </div>
      )}
    </Sheet>
  );
}
