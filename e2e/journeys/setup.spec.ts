/** The first minutes: an empty server becomes a house in which somebody sits. */
import { expect, openBrowser, test } from '../support/desk';
import { owner, password } from '../support/house';

for (const language of ['en', 'ar'] as const) {
  test(`the first owner sets the house up and seats the first guest (${language})`, async ({ browser, emptyHouse }) => {
    const { page, say } = await openBrowser(browser, emptyHouse, language);
    await page.goto('/');
    await expect(page.getByRole('heading', { name: say('spaces_setup_title') })).toBeVisible();
    await page.getByLabel(say('spaces_business')).fill('Rukn El Nil');
    const next = page.getByRole('button', { name: say('spaces_setup_next') });
    await next.click();
    await expect(page.getByRole('heading', { name: say('spaces_step_hours') })).toBeVisible();
    await next.click();
    await expect(page.getByRole('heading', { name: say('spaces_step_money') })).toBeVisible();
    await next.click();
    await page.getByLabel(say('access_name'), { exact: true }).fill(owner.name);
    await page.getByLabel(say('access_email')).fill(owner.email);
    await page.getByLabel(say('access_password'), { exact: true }).fill(password);
    await page.getByRole('button', { name: say('spaces_setup_finish') }).click();
    await page.getByRole('navigation', { name: say('desk_navigation') }).first().waitFor();

    // Nothing to sit on yet, and the page says what to do first.
    await emptyHouse.signIn();
    await expect(page.getByText(say('sessions_no_places'))).toBeVisible();
    await emptyHouse.addPlace('A1', 2_500);
    await page.locator('[data-place="A1"]').click();
    const sheet = page.getByRole('dialog');
    await sheet.getByRole('combobox', { name: say('sessions_who') }).fill('Hoda Ramzy');
    await sheet.getByText(say('sessions_new_customer_named', { name: 'Hoda Ramzy' })).click();
    await page.keyboard.press('Enter');
    await expect(page.locator('[data-place="A1"]')).toContainText('Hoda Ramzy');

    const { space } = await emptyHouse.ask('{ space { name zone cutOff openingHours { weekday opens closes } taxMode } }');
    expect(space).toMatchObject({ name: 'Rukn El Nil', zone: 'Africa/Cairo', cutOff: '05:00', taxMode: 'NONE' });
    expect(space.openingHours).toHaveLength(7);
    await page.context().close();
  });
}
