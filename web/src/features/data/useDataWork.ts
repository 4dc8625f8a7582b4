import { useEffect, useState } from 'react';
import { useClient } from 'urql';
import { DataWorkNowDocument, type DataWorkStateFragment } from '@/generated/graphql';

/** Between two looks at a work that goes on. */
const look = 400;

/**
 * The work with everything that goes on, looked at until it ends; `onEnd` is called once with how it ended. While the
 * database changes places nobody answers: then what was seen last stays.
 */
export function useDataWork(onEnd: (work: DataWorkStateFragment) => void) {
  const client = useClient();
  const [work, setWork] = useState<DataWorkStateFragment>();
  const running = work?.state === 'RUNNING';

  useEffect(() => {
    let wanted = true;
    let timer: ReturnType<typeof setTimeout> | undefined;
    async function ask(): Promise<void> {
      const { data } = await client.query(DataWorkNowDocument, {}, { requestPolicy: 'network-only' });
      if (!wanted) return;
      const now = data?.dataWork;
      if (now?.state === 'RUNNING' || running) {
        if (now) setWork(now);
        if (now && now.state !== 'RUNNING') {
          onEnd(now);
          return;
        }
        timer = setTimeout(() => void ask(), look);
      }
    }
    void ask();
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
    // What is to be done at the end is the newest render's; a work is followed from when it begins to run.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [client, running]);

  return { work: running ? work : undefined, follow: setWork };
}
