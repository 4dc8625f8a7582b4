import { useCallback } from 'react';

const tearMm = 4;
const pxPerMm = 96 / 25.4;

/**
 * Tells the printer how long this receipt is, so that the roll is cut after it. The page size can't come from a
 * fixed style: it follows the content, and it must be gone on every other page.
 */
export function useReceiptPaper(rollMm: 58 | 80) {
  return useCallback((receipt: HTMLElement | null) => {
    if (!receipt) return;
    const sheet = new CSSStyleSheet();
    const measure = new ResizeObserver(() => {
      const length = Math.ceil(receipt.scrollHeight / pxPerMm) + tearMm;
      sheet.replaceSync(`@page { size: ${rollMm}mm ${length}mm; margin: 0; }`);
    });
    measure.observe(receipt);
    document.adoptedStyleSheets.push(sheet);
    return () => {
      measure.disconnect();
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => each !== sheet);
    };
  }, [rollMm]);
}
