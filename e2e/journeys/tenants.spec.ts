/** A stranger opens a space on a server of many; whoever runs the server suspends it from their console, and resumes it. */
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, openBrowser, test as base } from '../support/desk';
import { House, owner, password } from '../support/house';

const operator = 'hany@desks.test';

const test = base.extend({
  // oxlint-disable-next-line no-empty-pattern -- a fixture names what it needs
  house: async ({}, use) => {
    const house = await House.setUp('--sign-up', '--operator', operator);
    await use(house);
    await house.close();
  },
});

/** What a suspended space says to everybody, in the words of the server. */
const suspended = { en: /suspended for now/, ar: /موقوفة مؤقتًا/ } as const;

/** Whoever stands there can use it. */
async function usable(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']).analyze();
  expect.soft(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join('\n')}`)).toEqual([]);
}

for (const language of ['en', 'ar'] as const) {
  test(`a space opens itself at an address of its own, and is suspended from the console (${language})`, async ({ browser, house }) => {
    const nadia = await openBrowser(browser, house, language);
    const { page, say } = nadia;
    await page.goto('/sign-up');
    await page.getByLabel(say('spaces_business')).fill('Delta Hub');
    const address = page.getByLabel(say('tenants_address'));
    await expect(address).toHaveValue('delta-hub');
    await page.getByRole('button', { name: say('tenants_open') }).click();
    await expect(page.getByText(say('access_name_needed'))).toBeVisible();
    await usable(page);
    await page.getByLabel(say('tenants_your_name')).fill(owner.name);
    // One e-mail signs in to two spaces.
    await page.getByLabel(say('access_email')).fill(owner.email);
    await page.getByLabel(say('access_password'), { exact: true }).fill(password);
    await page.getByRole('button', { name: say('tenants_open') }).click();
    await expect(page).toHaveURL(/\/t\/delta-hub\/sign-in$/);
    await page.getByLabel(say('access_email')).fill(owner.email);
    await page.getByLabel(say('access_password'), { exact: true }).fill(password);
    await page.getByRole('button', { name: say('access_sign_in'), exact: true }).click();
    const navigation = page.getByRole('navigation', { name: say('desk_navigation') }).first();
    await navigation.getByRole('link', { name: say('desk_customers') }).click();
    await expect(page).toHaveURL(/\/t\/delta-hub\/customers/);
    // The sign-in is this space's: it survives a reload here, and opens nothing next door.
    await page.reload();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(say('desk_customers'));

    const hany = await openBrowser(browser, house, language);
    await hany.page.goto('/operator');
    await hany.page.getByLabel(say('access_email')).fill(operator);
    await hany.page.getByLabel(say('access_password'), { exact: true }).fill(password);
    await hany.page.getByRole('button', { name: say('access_sign_in'), exact: true }).click();
    const row = hany.page.getByRole('row').filter({ hasText: 'delta-hub' });
    await expect(row).toContainText(say('tenants_active'));
    await expect(hany.page.getByRole('row').filter({ hasText: 'Nile House' })).toBeVisible();
    await usable(hany.page);
    await row.getByRole('button', { name: say('tenants_acts_of', { name: 'Delta Hub' }) }).click();
    await hany.page.getByRole('menuitem', { name: say('tenants_suspend') }).click();
    const dialog = hany.page.getByRole('alertdialog');
    await dialog.getByLabel(say('tenants_reason')).fill('unpaid');
    await dialog.getByRole('button', { name: say('tenants_suspend'), exact: true }).click();
    await expect(row).toContainText(say('tenants_suspended'));

    // The open screen is told at once, without a press.
    await expect(page.getByRole('alert')).toContainText(suspended[language]);

    await row.getByRole('button', { name: say('tenants_acts_of', { name: 'Delta Hub' }) }).click();
    await hany.page.getByRole('menuitem', { name: say('tenants_resume') }).click();
    await hany.page.getByRole('alertdialog').getByRole('button', { name: say('tenants_resume'), exact: true }).click();
    await expect(row).toContainText(say('tenants_active'));
    await page.goto('/t/delta-hub/customers');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(say('desk_customers'));
  });
}
