/** A journey's world: a house, words, and people at browsers. */
import { test as base, type Browser, type Page } from '@playwright/test';
import { House, password } from './house';
import { words, type Language, type Say } from './words';

/** One person's browser. */
export interface Desk {
  page: Page;
  say: Say;
}

interface World {
  house: House;
  emptyHouse: House;
  /** Opens a browser of somebody who signs in. */
  arrive: (email: string, language: Language) => Promise<Desk>;
}

export const test = base.extend<World>({
  // oxlint-disable-next-line no-empty-pattern -- a fixture names what it needs
  house: async ({}, use) => {
    const house = await House.setUp();
    await use(house);
    await house.close();
  },
  // oxlint-disable-next-line no-empty-pattern -- a fixture names what it needs
  emptyHouse: async ({}, use) => {
    const house = await House.empty();
    await use(house);
    await house.close();
  },
  arrive: async ({ browser, house }, use) => {
    const pages: Page[] = [];
    await use(async (email, language) => {
      const desk = await openBrowser(browser, house, language);
      pages.push(desk.page);
      const { page, say } = desk;
      await page.goto('/');
      await page.getByLabel(say('access_email')).fill(email);
      await page.getByLabel(say('access_password'), { exact: true }).fill(password);
      await page.keyboard.press('Enter');
      await page.getByRole('navigation', { name: say('desk_navigation') }).first().waitFor();
      return desk;
    });
    await Promise.all(pages.map((page) => page.context().close()));
  },
});

/** A browser with nobody signed in. A page that breaks fails the journey. */
export async function openBrowser(browser: Browser, house: House, language: Language): Promise<Desk> {
  const context = await browser.newContext({ baseURL: house.url, locale: language === 'ar' ? 'ar-EG' : 'en-GB', viewport: { width: 1280, height: 860 } });
  // A frame that shows a PDF has no storage.
  await context.addInitScript((chosen) => {
    if (window.top === window) localStorage.setItem('coworkflow.locale', chosen);
  }, language);
  const page = await context.newPage();
  page.on('pageerror', (error) => {
    throw error;
  });
  return { page, say: words(language) };
}

export { expect } from '@playwright/test';
