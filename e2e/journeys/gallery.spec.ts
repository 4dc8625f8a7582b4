/** Every shared component as it looks: both languages, light and dark, at the desk and on a phone. */
import { expect, openBrowser, test } from '../support/desk';
import type { Language } from '../support/words';

/** A Friday, half past eleven in Cairo: the samples count from it. */
const now = new Date('2026-11-20T09:30:00Z');
const screens = { desk: { width: 1280, height: 800 }, phone: { width: 390, height: 844 } };

for (const language of ['en', 'ar'] as Language[]) {
  for (const theme of ['light', 'dark']) {
    for (const [screen, size] of Object.entries(screens)) {
      test(`the gallery in ${language}, ${theme}, ${screen}`, async ({ browser, emptyHouse }) => {
        const { page, say } = await openBrowser(browser, emptyHouse, language);
        await page.clock.setFixedTime(now);
        await page.addInitScript((chosen) => localStorage.setItem('coworkflow.theme', chosen), theme);
        await page.setViewportSize(size);
        await page.goto('/gallery');
        await expect(page.getByRole('heading', { name: say('gallery_overlays') })).toBeVisible();
        await page.evaluate(() => document.fonts.ready);
        const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        expect(wider, 'nothing reaches over the edge').toBeLessThanOrEqual(0);
        // Another machine draws letters a little differently, never another layout.
        await expect(page).toHaveScreenshot(`${language}-${theme}-${screen}.png`, {
          fullPage: true,
          animations: 'disabled',
          caret: 'hide',
          threshold: 0.3,
          maxDiffPixelRatio: 0.02,
          timeout: 30_000,
        });
        await page.context().close();
      });
    }
  }
}
