/** The five steps of a first run. Each saves what it says, so that the next day goes on where this one ended. */
export const steps = ['space', 'layout', 'prices', 'brand', 'team'] as const;
export type Step = (typeof steps)[number];

const key = 'coworkflow.guide';

/** Remembers how far this browser is: the last two steps leave nothing in the house that would tell. */
export function reach(step: Step | 'done'): void {
  try {
    localStorage.setItem(key, step);
  } catch {
    // Without storage the guide begins at what the house itself says.
  }
}

function reached(): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

interface House {
  /** Seats, desks and rooms that can be booked. */
  readonly places: number;
  /** Floors that are drawn, published or not. */
  readonly floors: number;
}

/** Where the guide goes on; `undefined` when the house is set up. */
export function nextStep({ places, floors }: House): Exclude<Step, 'space'> | undefined {
  if (places === 0) return floors === 0 ? 'layout' : 'prices';
  const last = reached();
  return last === 'brand' || last === 'team' ? last : undefined;
}
