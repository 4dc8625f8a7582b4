import type { Client, CombinedError } from '@urql/core';
import { pipe, subscribe } from 'wonka';
import { authState, onAuthChange, refresh } from '@/client/auth';
import { beginning, broken, waitBefore, type Progress } from '@/client/catchUp';
import { refusalOf, type Refusal } from '@/client/refusal';
import { AvailabilityDocument } from '@/generated/documents/AvailabilityDocument';
import { setServerTime } from '@/ui/clock';
import { told, type AvailabilityMap, type AvailabilityNews } from './model';

/** What a screen knows of a stretch of time. */
export interface Watched {
  readonly map: AvailabilityMap | undefined;
  /** Whether each change arrives here; what is shown may be old while it does not. */
  readonly live: boolean;
  /** Why nothing will come. */
  readonly refusal: Refusal | undefined;
}

const nothing: Watched = { map: undefined, live: false, refusal: undefined };

/** How long what was last seen is kept when nobody looks: going back a page must not begin anew. */
const keptMs = 10_000;

/** The one live picture of a stretch of time, shared by all who show it. */
class Watch {
  private watched = nothing;
  private progress: Progress = beginning;
  private stop: (() => void) | undefined;
  private retry: ReturnType<typeof setTimeout> | undefined;
  private leave: ReturnType<typeof setTimeout> | undefined;
  private readonly listeners = new Set<() => void>();
  private forgetAuth: (() => void) | undefined;

  constructor(
    private readonly client: Client,
    private readonly from: number,
    private readonly until: number,
    private readonly forget: () => void,
  ) {}

  readonly snapshot = (): Watched => this.watched;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    if (this.listeners.size === 1) this.begin();
    return () => {
      this.listeners.delete(listener);
      if (this.listeners.size === 0) this.leave = setTimeout(() => this.end(), keptMs);
    };
  };

  /** Asks again at once, from what was seen last. */
  readonly again = (): void => {
    this.change({ refusal: undefined });
    this.open();
  };

  private begin(): void {
    clearTimeout(this.leave);
    if (this.forgetAuth) return;
    this.forgetAuth = onAuthChange(() => (authState() === 'signed-in' ? this.open() : this.close()));
    addEventListener('online', this.open);
    this.open();
  }

  private end(): void {
    this.close();
    this.forgetAuth?.();
    this.forgetAuth = undefined;
    removeEventListener('online', this.open);
    this.forget();
  }

  private close(): void {
    clearTimeout(this.retry);
    this.stop?.();
    this.stop = undefined;
    this.change({ live: false });
  }

  private change(part: Partial<Watched>): void {
    this.watched = { ...this.watched, ...part };
    for (const listener of this.listeners) listener();
  }

  private readonly open = (): void => {
    this.close();
    if (authState() !== 'signed-in') return;
    let over = false;
    const at = (moment: number) => new Date(moment).toISOString();
    const variables = { from: at(this.from), until: at(this.until), since: this.watched.map ? this.progress.seq : undefined };
    const { unsubscribe } = pipe(
      this.client.subscription(AvailabilityDocument, variables),
      subscribe((result) => {
        if (over) return;
        const news = result.data?.availability as AvailabilityNews | undefined;
        if (news && !result.error) this.hear(news);
        if (result.error || !result.hasNext) {
          over = true;
          this.lost(result.error);
        }
      }),
    );
    this.stop = unsubscribe;
    if (over) this.stop();
  };

  private hear(news: AvailabilityNews): void {
    this.progress = { seq: news.seq, failures: 0 };
    if (news.map) setServerTime(new Date(news.map.serverTime).toISOString());
    this.change({ map: told(this.watched.map, news), live: true, refusal: undefined });
  }

  private lost(error: CombinedError | undefined): void {
    this.close();
    const refusal = error && error.graphQLErrors.length > 0 ? refusalOf(error) : undefined;
    // The token may be what the server disliked; any other 'no' will not change by asking again.
    if (refusal && refusal.code !== 'sign_in_needed' && refusal.code !== 'unavailable.busy') {
      this.change({ refusal });
      return;
    }
    this.progress = broken(this.progress);
    this.retry = setTimeout(() => void refresh().finally(this.open), waitBefore(this.progress, Math.random()));
  }
}

const watches = new WeakMap<Client, Map<string, Watch>>();

/** The live picture of a stretch of time. */
export function watchOf(client: Client, from: number, until: number): Watch {
  const all = watches.get(client) ?? new Map<string, Watch>();
  watches.set(client, all);
  const key = `${String(from)}-${String(until)}`;
  const found = all.get(key) ?? new Watch(client, from, until, () => all.delete(key));
  all.set(key, found);
  return found;
}
