import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { Refusal } from '@/client/refusal';
import { useAct } from '@/client/useAct';
import { SaveFloorPlanDraftDocument } from '@/generated/graphql';
import type { Plan } from './model/plan';

/** How long the hand rests before what it drew is kept. */
const restMs = 600;

export type Kept = 'kept' | 'waiting' | 'saving' | 'refused';

type Flushed = { readonly version: number; readonly refusal?: never } | { readonly refusal: Refusal; readonly version?: never };

export interface Draft {
  readonly kept: Kept;
  readonly refusal: Refusal | undefined;
  /** Keeps what is drawn now; answers the version it has then, or why not. */
  flush(): Promise<Flushed>;
  /** What the server holds now: after publishing, or when another's state is taken. */
  settle(plan: Plan, version: number): void;
}

/** The draft saves itself: a moment after each change, one request at a time, always the latest. */
export function useDraft(id: string, plan: Plan, first: { plan: Plan; version: number }): Draft {
  const [save] = useAct(SaveFloorPlanDraftDocument);
  const [kept, setKept] = useState<Kept>('kept');
  const [refusal, setRefusal] = useState<Refusal>();
  const server = useRef(first);
  const latest = useRef(plan);
  useLayoutEffect(() => {
    latest.current = plan;
  }, [plan]);
  const running = useRef<Promise<Flushed>>(undefined);

  const once = useCallback(async (): Promise<Flushed> => {
    while (latest.current !== server.current.plan) {
      const sent = latest.current;
      setKept('saving');
      // oxlint-disable-next-line no-await-in-loop -- one after the other: each needs the version of the one before
      const { data, refusal: refused } = await save({ id, version: server.current.version, drawing: sent });
      if (refused) {
        setRefusal(refused);
        setKept('refused');
        return { refusal: refused };
      }
      server.current = { plan: sent, version: data.saveFloorPlanDraft.version };
    }
    setRefusal(undefined);
    setKept('kept');
    return { version: server.current.version };
  }, [id, save]);

  const flush = useCallback((): Promise<Flushed> => {
    if (running.current) return running.current;
    const work = once().finally(() => {
      running.current = undefined;
    });
    running.current = work;
    return work;
  }, [once]);

  useEffect(() => {
    if (plan === server.current.plan) {
      setKept((before) => (before === 'waiting' || before === 'refused' ? 'kept' : before));
      return undefined;
    }
    setKept((before) => (before === 'saving' ? before : 'waiting'));
    const timer = setTimeout(() => void flush(), restMs);
    return () => clearTimeout(timer);
  }, [plan, flush]);

  // Back from a lost network it is kept without being asked.
  useEffect(() => {
    const back = () => void flush();
    addEventListener('online', back);
    return () => removeEventListener('online', back);
  }, [flush]);

  // Leaving the page keeps what is drawn; closing the window asks while something is not kept.
  useEffect(() => () => void flush(), [flush]);
  useEffect(() => {
    const leave = (event: BeforeUnloadEvent) => {
      if (latest.current !== server.current.plan) event.preventDefault();
    };
    addEventListener('beforeunload', leave);
    return () => removeEventListener('beforeunload', leave);
  }, []);

  const settle = useCallback((now: Plan, version: number) => {
    server.current = { plan: now, version };
    setRefusal(undefined);
    setKept(latest.current === now ? 'kept' : 'waiting');
  }, []);

  return { kept, refusal, flush, settle };
}
