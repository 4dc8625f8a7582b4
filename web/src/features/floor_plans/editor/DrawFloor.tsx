import { useMemo } from 'react';
import { useQuery } from 'urql';
import { refusalOf } from '@/client/refusal';
import { PlacesToDrawDocument, type FloorPlanEditFragment } from '@/generated/graphql';
import { ErrorState, LoadingState } from '@/ui/states';
import { Editor } from './Editor';

const nowhere: ReadonlySet<string> = new Set();

interface DrawFloorProps {
  floor: FloorPlanEditFragment;
  /** The way on, once what is drawn is kept: publishing comes later. */
  done: string;
  onDone(): void;
}

/** The editor as a step of something larger. */
export function DrawFloor({ floor, done, onDone }: DrawFloorProps) {
  const [{ data, error }, ask] = useQuery({ query: PlacesToDrawDocument });
  const known = useMemo(() => data && new Map(data.resources.map((place) => [place.id, place])), [data]);
  if (known) return <Editor floor={floor} known={known} elsewhere={nowhere} next={{ label: done, onNext: onDone }} />;
  if (error) return <ErrorState problem={refusalOf(error)} onRetry={() => ask({ requestPolicy: 'network-only' })} />;
  return <LoadingState shape="detail" />;
}
