import { useQuery } from 'urql';
import { refusalOf, type Refusal } from '@/client/refusal';
import { PreviewChangeDocument, PreviewSaleDocument, type PreviewFiguresFragment } from '@/generated/graphql';

interface Wanted {
  customerId: string;
  planId: string;
  /** Empty for as early as possible. */
  startsOn: string;
  /** Basis points. */
  discount: number;
  /** The run that is given up for it. */
  changes?: string;
}

/** What the sale would do; nothing while that is being asked. */
export function useSalePreview({ customerId, planId, startsOn, discount, changes }: Wanted): {
  readonly preview: PreviewFiguresFragment | undefined;
  readonly problem: Refusal | undefined;
} {
  const points = discount === 0 ? null : discount;
  const [sale] = useQuery({
    query: PreviewSaleDocument,
    variables: { customerId, planId, startsOn: startsOn || null, discount: points },
    pause: changes !== undefined || customerId === '' || planId === '',
  });
  const [change] = useQuery({
    query: PreviewChangeDocument,
    variables: { subscriptionId: changes ?? '', planId, discount: points },
    pause: changes === undefined || planId === '',
  });
  const asked = changes === undefined ? sale : change;
  if (asked.fetching || asked.stale) return { preview: undefined, problem: undefined };
  return {
    preview: changes === undefined ? sale.data?.previewSale : change.data?.previewChange,
    problem: asked.error && refusalOf(asked.error),
  };
}
