import type { ReactNode } from 'react';
import { useQuery } from 'urql';
import { useAct } from '@/client/useAct';
import { ChangeMySeriesDocument, MySeriesDocument, PreviewChangeMySeriesDocument, type SeriesOutcomePartsFragment } from '@/generated/graphql';
import { SeriesEditor, type Edited, type PlaceChoice, type SeriesEdit } from './SeriesEditor';

interface ChangeMySeriesProps {
  booking: { readonly id: string; readonly resourceId: string; readonly startsAt: string; readonly endsAt: string; readonly seriesId?: string | null | undefined };
  description: ReactNode;
  place: PlaceChoice;
  onClose(): void;
}

/** Changes a series of one's own, at the price that was shown (P1). Mount it to open it. */
export function ChangeMySeries({ booking, description, place, onClose }: ChangeMySeriesProps) {
  const [change, busy] = useAct(ChangeMySeriesDocument);
  const [{ data }] = useQuery({ query: MySeriesDocument, variables: { id: booking.seriesId ?? '' }, pause: !booking.seriesId });

  async function act({ input, ...edit }: SeriesEdit, seen: SeriesOutcomePartsFragment | undefined): Promise<Edited> {
    // With something left as it is the price is the one that was shown; all or nothing has no other.
    const expected = { expectedPrice: seen?.priceAfter ?? null, expectedFee: seen?.fee ?? null };
    const outcome = await change({ ...edit, input: { ...input, ...expected } });
    if (!outcome.data) return { refusal: outcome.refusal };
    const { changed, made, cancelled } = outcome.data.changeMySeries;
    return { count: changed + made + cancelled };
  }

  return (
    <SeriesEditor
      seenFirst
      booking={booking}
      description={description}
      course={data?.mySeries}
      place={place}
      preview={PreviewChangeMySeriesDocument}
      act={act}
      busy={busy}
      onClose={onClose}
    />
  );
}
