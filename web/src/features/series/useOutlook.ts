import { useQuery } from 'urql';
import { refusalOf } from '@/client/refusal';
import { PreviewSeriesDocument, type PreviewSeriesQueryVariables } from '@/generated/graphql';
import { useSettled } from '@/ui/useSettled';

/** Milliseconds what is entered rests before the server is asked. */
const restMs = 300;

/** How a series would turn out, asked while it is entered; nothing while it is not complete. */
export function useOutlook(wanted: PreviewSeriesQueryVariables | undefined) {
  const text = wanted ? JSON.stringify(wanted) : '';
  const settled = useSettled(text, restMs);
  const [{ data, error, fetching, stale }] = useQuery({
    query: PreviewSeriesDocument,
    variables: settled === '' ? ({} as PreviewSeriesQueryVariables) : (JSON.parse(settled) as PreviewSeriesQueryVariables),
    pause: settled === '' || settled !== text,
    requestPolicy: 'cache-and-network',
  });
  const current = text !== '' && settled === text;
  return {
    outlook: current && !error ? data?.previewSeries : undefined,
    refusal: current && error ? refusalOf(error) : undefined,
    asking: text !== '' && (!current || fetching || stale),
  };
}

export type Outlook = NonNullable<ReturnType<typeof useOutlook>['outlook']>;
