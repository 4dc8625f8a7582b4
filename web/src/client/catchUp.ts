/** Where the live feed stands: what was seen last and how often reconnecting failed since. */
export interface Progress {
  /** The journal's last entry seen; `undefined` before the first answer. */
  readonly seq: number | undefined;
  readonly failures: number;
}

export const beginning: Progress = { seq: undefined, failures: 0 };

interface Step {
  readonly seq: number;
  readonly reset: boolean;
}

/** An answer came: the feed is healthy, and it never goes back, except that a reset starts anew. */
export function advanced(progress: Progress, step: Step): Progress {
  const seq = step.reset || progress.seq === undefined ? step.seq : Math.max(progress.seq, step.seq);
  return { seq, failures: 0 };
}

/** The line broke. What was seen stays known, so the next connection asks only for what came after. */
export function broken(progress: Progress): Progress {
  return { ...progress, failures: progress.failures + 1 };
}

const firstWaitMs = 250;
const longestWaitMs = 10_000;

/** How long to wait before the next try. `chance` in 0..1 spreads many tills that lost the same server. */
export function waitBefore(progress: Progress, chance: number): number {
  const full = Math.min(longestWaitMs, firstWaitMs * 2 ** Math.max(0, progress.failures - 1));
  return Math.round(full * (0.5 + chance / 2));
}
