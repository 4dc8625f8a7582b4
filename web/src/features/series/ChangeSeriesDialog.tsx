import { useAct } from '@/client/useAct';
import { ChangeSeriesDocument, PreviewChangeSeriesDocument } from '@/generated/graphql';
import type { Course } from './course';
import { SeriesEditor, type Edited, type PlaceChoice, type SeriesEdit } from './SeriesEditor';

/** What the dialogs need to know of a booking. */
export interface RepeatedBooking {
  readonly id: string;
  readonly customerName: string;
  readonly resourceId: string;
  readonly startsAt: string;
  readonly endsAt: string;
}

interface ChangeSeriesDialogProps {
  booking: RepeatedBooking;
  course: Course | undefined;
  /** How a place is chosen; left out, the place stays. */
  place?: PlaceChoice | undefined;
  onClose(): void;
}

/** Changes a series at the desk. Mount it to open it. */
export function ChangeSeriesDialog({ booking, course, place, onClose }: ChangeSeriesDialogProps) {
  const [change, busy] = useAct(ChangeSeriesDocument);

  async function act(edit: SeriesEdit): Promise<Edited> {
    const { data, refusal } = await change(edit);
    if (!data) return { refusal };
    const { changed, made, cancelled } = data.changeSeries;
    return { count: changed + made + cancelled };
  }

  return (
    <SeriesEditor
      booking={booking}
      description={<bdi>{booking.customerName}</bdi>}
      course={course}
      place={place}
      preview={PreviewChangeSeriesDocument}
      act={act}
      busy={busy}
      onClose={onClose}
    />
  );
}
