import { useQuery } from 'urql';
import { CustomerDocument, type CustomerDetailFragment } from '@/generated/graphql';
import { StaleNotice } from '@/ui/StaleNotice';
import { Phone } from './Phone';

interface StaleCustomerProps {
  id: string;
  onTakeTheirs(theirs: CustomerDetailFragment): void;
  onKeepMine(theirs: CustomerDetailFragment): void;
}

/** What somebody else saved while this customer was being edited. */
export function StaleCustomer({ id, onTakeTheirs, onKeepMine }: StaleCustomerProps) {
  const [{ data, stale }] = useQuery({ query: CustomerDocument, variables: { id }, requestPolicy: 'network-only' });
  const theirs = stale ? undefined : data?.customer;
  return (
    <StaleNotice onTakeTheirs={() => theirs && onTakeTheirs(theirs)} onKeepMine={() => theirs && onKeepMine(theirs)}>
      {theirs && (
        <>
          <bdi className="font-medium">{theirs.name}</bdi>
          <Phone phone={theirs.phone} />
          <bdi>{theirs.email}</bdi>
          {theirs.notes !== '' && (
            <p dir="auto" className="line-clamp-3 basis-full text-ink-muted">
              {theirs.notes}
            </p>
          )}
        </>
      )}
    </StaleNotice>
  );
}
