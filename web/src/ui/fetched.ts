/** Milliseconds before code that did not come is asked for again: a line that was down for a moment is up by then. */
const pauseMs = 400;

const mark = 'coworkflow.fetched-anew';

/**
 * Code that is fetched when it is needed: asked for a second time when it did not come, and with the whole page anew when it does
 * not come then either, as after an upgrade, when what this page knows of is no longer there.
 */
export async function fetched<T>(load: () => Promise<T>): Promise<T> {
  try {
    return await twice(load);
  } catch (problem) {
    // Once: a page that comes without its code again says so.
    if (!navigator.onLine || sessionStorage.getItem(mark) !== null) throw problem;
    sessionStorage.setItem(mark, '1');
    location.reload();
    return new Promise<never>(() => {});
  }
}

async function twice<T>(load: () => Promise<T>): Promise<T> {
  const code = await load().catch(async () => {
    await new Promise((resume) => setTimeout(resume, pauseMs));
    return load();
  });
  sessionStorage.removeItem(mark);
  return code;
}
