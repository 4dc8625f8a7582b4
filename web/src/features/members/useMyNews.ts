import { useEffect, useState } from 'react';
import { useClient, type Client } from 'urql';
import { pipe, subscribe } from 'wonka';
import { authState, onAuthChange, refresh } from '@/client/auth';
import { broken, waitBefore, type Progress } from '@/client/catchUp';
import { MyChangesDocument } from '@/generated/documents/MyChangesDocument';

/**
 * Hears of what changes for the member from the entry `seq` on, as long as a page of theirs is open; the cache asks again what
 * that makes stale. After a break it goes on from what was heard last, so nothing is missed.
 */
export function useMyNews(seq: number | undefined): void {
  const client = useClient();
  const [first, setFirst] = useState(seq);
  if (first === undefined && seq !== undefined) setFirst(seq);
  useEffect(() => (first === undefined ? undefined : listen(client, first)), [client, first]);
}

function listen(client: Client, seq: number): () => void {
  let progress: Progress = { seq, failures: 0 };
  let stop: (() => void) | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function close(): void {
    clearTimeout(timer);
    stop?.();
    stop = undefined;
  }

  function open(): void {
    close();
    if (authState() !== 'signed-in') return;
    let over = false;
    const { unsubscribe } = pipe(
      client.subscription(MyChangesDocument, { since: progress.seq ?? null }),
      subscribe((result) => {
        if (over) return;
        if (result.data && !result.error) progress = { seq: result.data.myChanges.seq, failures: 0 };
        if (result.error || !result.hasNext) {
          over = true;
          close();
          progress = broken(progress);
          // The token may be what the server disliked.
          timer = setTimeout(() => void refresh().finally(open), waitBefore(progress, Math.random()));
        }
      }),
    );
    stop = unsubscribe;
    if (over) stop();
  }

  const forgetAuth = onAuthChange(open);
  addEventListener('online', open);
  open();
  return () => {
    close();
    forgetAuth();
    removeEventListener('online', open);
  };
}
