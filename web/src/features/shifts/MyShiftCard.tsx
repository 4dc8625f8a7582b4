import { DoorOpen } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'react-router';
import { useQuery } from 'urql';
import { MyShiftDocument } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { StatusBadge } from '@/ui/Badge';
import { Button } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { Moment } from '@/ui/Moment';
import { OpenShiftDialog } from './OpenShiftDialog';

/** One line in the house: whether one's drawer is open, and the way to it. */
export function MyShiftCard() {
  const [{ data }] = useQuery({ query: MyShiftDocument });
  const [opening, setOpening] = useState(false);
  if (!data) return null;
  const shift = data.myShift;
  return (
    <Card
      title={m.desk_till()}
      actions={
        <Link to="/till" className="rounded-sm text-[0.8125rem] font-medium text-accent hover:underline">
          {m.shifts_to_till()}
        </Link>
      }
    >
      <div className="flex items-center justify-between gap-3">
        {shift ? (
          <>
            <span>
              {m.shifts_open_since()} <Moment at={shift.openedAt} inline />
            </span>
            <StatusBadge tone="success">{m.shifts_is_open()}</StatusBadge>
          </>
        ) : (
          <>
            <span className="text-ink-muted">{m.shifts_none_open()}</span>
            <Button size="sm" icon={<DoorOpen aria-hidden className="size-3.5" />} onClick={() => setOpening(true)}>
              {m.shifts_open()}
            </Button>
          </>
        )}
      </div>
      {opening && <OpenShiftDialog onClose={() => setOpening(false)} />}
    </Card>
  );
}
