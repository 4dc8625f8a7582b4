/** What was typed between asking for the palette and its input being there. */
export interface TypedAhead {
  readonly text: string;
  /** Enter came last: run the first line. */
  readonly entered: boolean;
}

const nothing: TypedAhead = { text: '', entered: false };

/** A palette that cannot be fetched must not swallow the keyboard. */
const longestMs = 5_000;

let typed = nothing;
let stop: (() => void) | undefined;

function press(event: KeyboardEvent): void {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || typed.entered) return;
  if (event.key === 'Enter') typed = { ...typed, entered: true };
  else if (event.key === 'Backspace') typed = { ...typed, text: [...typed.text].slice(0, -1).join('') };
  else if ([...event.key].length === 1) typed = { ...typed, text: typed.text + event.key };
  else return;
  event.preventDefault();
  event.stopPropagation();
}

/** Keeps the keys from now on: the palette's code may still be on its way, and fingers don't wait for it. */
export function startTypeAhead(): void {
  endTypeAhead();
  addEventListener('keydown', press, true);
  const timer = setTimeout(endTypeAhead, longestMs);
  stop = () => {
    removeEventListener('keydown', press, true);
    clearTimeout(timer);
  };
}

/** What has been kept so far. */
export function typedAhead(): TypedAhead {
  return typed;
}

/** The input is there and takes the keys itself. */
export function endTypeAhead(): void {
  stop?.();
  stop = undefined;
  typed = nothing;
}
