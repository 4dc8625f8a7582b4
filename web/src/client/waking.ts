/** How often a page that is looked at asks itself whether the device slept. */
const beatMs = 5_000;
/** A beat that comes so late was slept through. */
const sleptMs = 20_000;

/** Calls back when the device wakes up under the eyes of somebody: its line is dead and nobody has told it. */
export function onWaking(woken: () => void): void {
  let last = Date.now();
  const beat = () => {
    if (document.visibilityState !== 'visible') return;
    const now = Date.now();
    const slept = now - last > sleptMs;
    last = now;
    if (slept) woken();
  };
  setInterval(beat, beatMs);
  document.addEventListener('visibilitychange', beat);
}
