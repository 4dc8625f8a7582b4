import { TriangleAlert } from 'lucide-react';
import { useQuery } from 'urql';
import { CustomerDocument, type CustomerDetailFragment } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Button } from '@/ui/Button';
import { Phone } from './Phone';

interface StaleNoticeProps {
  id: string;
  /** Fills the form with what is saved now. */
  onTakeTheirs(theirs: CustomerDetailFragment): void;
  /** Keeps what was typed; the next save goes over what is saved now. */
  onKeepMine(theirs: CustomerDetailFragment): void;
}

/** Somebody else saved first: shows what they saved and lets the person choose. */
export function StaleNotice({ id, onTakeTheirs, onKeepMine }: StaleNoticeProps) {
  const [{ data }] = useQuery({ query: CustomerDocument, variables: { id }, requestPolicy: 'network-only' });
  const theirs = data?.customer;
  return (
    <div role="alert" className="rounded-md bg-warning-soft px-3 py-2.5">
      <p className="flex gap-2 font-medium text-warning">
        <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
        {m.customers_stale()}
      </p>
      {theirs && (
        <>
          <p className="mt-1.5 flex flex-wrap gap-x-3">
            <bdi className="font-medium">{theirs.name}</bdi>
            <Phone phone={theirs.phone} />
            <bdi>{theirs.email}</bdi>
          </p>
          {theirs.notes !== '' && <p dir="auto" className="mt-1 line-clamp-3 text-ink-muted">{theirs.notes}</p>}
          <div className="mt-2.5 flex flex-wrap gap-2">
            <Button size="sm" onClick={() => onTakeTheirs(theirs)}>
              {m.customers_take_theirs()}
            </Button>
            <Button size="sm" onClick={() => onKeepMine(theirs)}>
              {m.customers_keep_mine()}
            </Button>
          </div>
        </>
      )}
    </div>
  );
}
