/** The desk books a studio by the day for somebody, takes the money at once, and the place holds. */
import { expect, test } from '../support/desk';
import { owner } from '../support/house';
import { latin, type Language } from '../support/words';

const names = {
  en: { guest: 'Mariam Fouad', rule: 'Studio day' },
  ar: { guest: 'مريم فؤاد', rule: 'يوم الاستوديو' },
} as const;

for (const language of ['en', 'ar'] as Language[]) {
  test(`a studio by the day is booked and paid ahead in cash (${language})`, async ({ house, arrive }) => {
    const { guest, rule } = names[language];
    const customer = await house.addCustomer(guest);
    const studio = await house.addPlace('Studio', 9_000, 'ROOM');
    const { page, say } = await arrive(owner.email, language);

    // The owner writes the price of a day, and sees on the example that who books ahead pays it too.
    await page.goto('/prices');
    await page.getByRole('button', { name: say('pricing_new_rule') }).first().click();
    const editor = page.getByRole('dialog');
    await editor.getByLabel(say('pricing_name'), { exact: true }).fill(rule);
    await editor.getByLabel(say('pricing_effect'), { exact: true }).selectOption('DAY_RATE');
    await editor.getByLabel(say('pricing_price_of_day'), { exact: true }).fill('250');
    const example = editor.getByRole('region', { name: say('pricing_example') });
    // Its stay touches two days.
    await expect.poll(async () => latin((await example.textContent()) ?? '')).toContain('500.00');
    await example.getByRole('group', { name: say('pricing_example_lead') }).getByLabel(say('pricing_hours')).fill('48');
    await expect.poll(async () => latin((await example.textContent()) ?? '')).toContain('500.00');
    await editor.getByRole('button', { name: say('pricing_save') }).click();
    await expect(page.locator(`[data-rule="${rule}"]`)).toBeVisible();

    // Three hours of tomorrow cost the day; the place is kept while the money is counted.
    await page.goto(`/calendar?new=${studio}&customer=${customer}&from=2026-11-21T09:00:00Z&until=2026-11-21T12:00:00Z`);
    const sheet = page.getByRole('dialog').first();
    await expect(sheet).toContainText(guest);
    await expect.poll(async () => latin(await sheet.innerText())).toContain('250.00');
    await sheet.getByRole('radio', { name: say('calendar_pays_now') }).check();
    await sheet.getByRole('button', { name: say('calendar_book') }).click();
    await expect(sheet).toContainText(say('bookings_held'));
    await sheet.getByRole('button', { name: say('bookings_take_payment') }).click();
    const money = page.getByRole('dialog', { name: say('bookings_take_payment') });
    await expect.poll(async () => latin(await money.innerText())).toContain('250.00');
    await money.getByRole('button', { name: new RegExp(say('invoices_take').replace(/\s*\{amount\}\s*/, '')) }).click();

    await expect(money).toBeHidden();
    await expect(sheet).toContainText(say('bookings_confirmed'));
    await expect(sheet.getByRole('link', { name: 'INV-0001' })).toBeVisible();
    await expect(sheet.getByRole('button', { name: say('bookings_take_payment') })).toHaveCount(0);
    const { bookings } = await house.ask('{ bookings(first: 5) { nodes { state pays amount invoice { paidAmount } } } }');
    expect(bookings.nodes).toEqual([{ state: 'CONFIRMED', pays: 'NOW', amount: 25_000, invoice: { paidAmount: 25_000 } }]);
  });
}
