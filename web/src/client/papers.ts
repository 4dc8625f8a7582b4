import { placeOf } from './base';

/**
 * Prints a document of ours: the browser's own viewer lays it out in a hidden frame, so that paper and file are the
 * same. Where there is no such viewer (most phones), the document opens beside the page instead.
 */
export function printPaper(address: string): Promise<void> {
  if (!navigator.pdfViewerEnabled) {
    openPaper(address);
    return Promise.resolve();
  }
  return new Promise((resolve) => {
    document.getElementById(frameId)?.remove();
    const frame = document.createElement('iframe');
    frame.id = frameId;
    frame.title = '';
    frame.tabIndex = -1;
    frame.setAttribute('aria-hidden', 'true');
    // A frame that is not displayed is not laid out, and prints nothing.
    frame.className = 'pointer-events-none fixed size-px opacity-0';
    frame.addEventListener('load', () => {
      try {
        frame.contentWindow?.focus();
        frame.contentWindow?.print();
      } catch {
        // Some viewers are pages of the browser itself, which no page may reach into.
        openPaper(address);
      }
      resolve();
    });
    frame.src = placeOf(address);
    document.body.append(frame);
  });
}

const frameId = 'paper';

function openPaper(address: string) {
  // A browser that allows no new tab here shows the document in this one.
  const place = placeOf(address);
  if (!window.open(place, '_blank')) window.location.assign(place);
}
