/** The whole visit by keys alone: no pointer ever moves. */
import type { Page } from '@playwright/test';
import { expect, test } from '../support/desk';
import { staff } from '../support/house';

for (const language of ['en', 'ar'] as const) {
  test(`a visit from arrival to payment by keyboard (${language})`, async ({ house, arrive }) => {
    const guest = await house.addCustomer('Mariam Fouad');
    await house.addPlace('A1', 3_000);
    await house.addPlace('A2', 3_000);
    await house.addItem('Espresso', 'BEVERAGE', 4_500, 20);
    await house.stopTheClock();
    const { page, say } = await arrive(staff.email, language);
    const place = (name: string) => page.locator(`[data-place="${name}"]`);
    await place('A1').waitFor();

    // Arrives: fingers do not wait for the palette.
    await page.keyboard.press('Control+k');
    await page.keyboard.type('mar');
    await page.keyboard.press('Enter');
    await expect(place('A1')).toHaveAttribute('data-state', 'taken');

    // The same three keys open the sheet of somebody who sits.
    await page.keyboard.press('Control+k');
    await page.keyboard.type('mar');
    await page.keyboard.press('Enter');
    const sheet = page.getByRole('dialog');
    const soFar = sheet.getByRole('region', { name: say('sessions_bill_so_far') });
    await soFar.waitFor();

    // Two coffees by name, one taken back.
    await expect(sheet.getByRole('searchbox', { name: say('sessions_find_item') })).toBeFocused();
    for (let cup = 0; cup < 2; cup++) {
      await page.keyboard.type('espr');
      await expect(sheet.getByRole('button', { name: /Espresso/ }).first()).toBeVisible();
      await page.keyboard.press('Enter');
      await expect(soFar.getByText('Espresso')).toHaveCount(cup + 1);
    }
    await reach(page, page.getByRole('button', { name: say('sessions_void_item', { item: 'Espresso' }) }).first());
    await page.keyboard.press('Enter');
    await page.keyboard.type('spilt');
    await page.keyboard.press('Enter');
    await expect(soFar.getByText(say('sessions_voided_because', { reason: 'spilt' }))).toBeVisible();

    // Moves.
    await reach(page, sheet.getByRole('button', { name: say('sessions_move'), exact: true }));
    await page.keyboard.press('Enter');
    await expect(page.getByRole('region', { name: say('sessions_move_to') }).getByRole('button', { name: /^A2/ })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(sheet).toContainText('A2');

    // Ends and pays all in cash, over a line so slow that the second press comes while the bill is being reckoned.
    await house.advance(60);
    await page.route('**/graphql', async (route) => {
      if (route.request().postData()?.includes('"operationName":"Checkout"')) await new Promise((passed) => setTimeout(passed, 500));
      await route.continue();
    });
    await page.keyboard.press('Control+Enter');
    await expect(sheet.getByLabel(say('payments_cash_given'))).toBeVisible();
    await page.keyboard.press('Control+Enter');
    await expect(sheet.getByRole('status').filter({ hasText: say('sessions_still_due') })).toBeVisible();
    await expect(sheet.getByRole('button', { name: say('ui_done') })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(place('A2')).toHaveAttribute('data-state', 'free');

    const { customer } = await house.ask('query($g: ID!) { customer(id: $g) { owed invoices { nodes { total status payments { tender amount } } } } }', { g: guest });
    expect(customer).toEqual({ owed: 0, invoices: { nodes: [{ total: 7_500, status: 'PAID', payments: [{ tender: 'CASH', amount: 7_500 }] }] } });
  });
}

/** Presses Tab until the control has the focus, as somebody without a mouse does. */
async function reach(page: Page, control: ReturnType<Page['getByRole']>): Promise<void> {
  for (let presses = 0; presses < 60; presses++) {
    if (await control.evaluate((each) => each === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`${control} can't be reached by Tab`);
}
