/** The booking sheet under a thumb: from the calendar to check-in, longer, and called off. */
import { expect, test } from '../support/desk';
import { owner } from '../support/house';
import { phone } from '../support/members';
import { latin } from '../support/words';

const guest = { en: 'Mariam Fouad', ar: 'مريم فؤاد' } as const;

for (const language of ['en', 'ar'] as const) {
  test(`a booking is looked after on a phone (${language})`, async ({ house, arrive }) => {
    const customer = await house.addCustomer(guest[language], '01012345678');
    const place = await house.addPlace('A1', 6_000);
    await house.addPlace('A2', 6_000);
    const input = { customerId: customer, resourceId: place, startsAt: '2026-11-20T09:00:00Z', endsAt: '2026-11-20T11:00:00Z' };
    const { book } = await house.ask('mutation($input: BookInput!) { book(input: $input) { id } }', { input });
    await house.stopTheClock();
    const desk = await arrive(owner.email, language);
    const { page, say } = desk;
    await page.setViewportSize(phone);
    const state = async () => (await house.ask('query($id: ID!) { booking(id: $id) { state startsAt endsAt resource { name } } }', { id: book.id })).booking;

    // Nothing is wider than the phone, and what narrows the calendar down is folded away.
    await page.goto('/calendar');
    const block = page.locator(`[data-claim="${book.id}"]`);
    await expect(block).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    await expect(page.getByLabel(say('calendar_kind'))).toBeHidden();
    await page.getByRole('button', { name: say('calendar_filters') }).click();
    await expect(page.getByLabel(say('calendar_kind'))).toBeVisible();
    await block.click();

    // It fills the phone, and every press has room for a thumb.
    const sheet = page.getByRole('dialog').first();
    await expect(sheet).toContainText(say('bookings_confirmed'));
    await expect.poll(async () => (await sheet.boundingBox())?.width).toBe(phone.width);
    for (const button of await sheet.getByRole('button').all()) expect((await button.boundingBox())?.height).toBeGreaterThanOrEqual(44);

    // An hour later, at the other place.
    await sheet.getByRole('button', { name: say('bookings_move') }).click();
    const moving = page.getByRole('dialog', { name: say('bookings_move_title') });
    await moving.getByLabel(say('calendar_starts')).fill('2026-11-20T12:00');
    await expect.poll(async () => latin(await moving.innerText())).toContain('120.00');
    await moving.getByRole('button', { name: say('bookings_move') }).click();
    await expect(moving).toHaveCount(0);
    expect(await state()).toEqual({ state: 'CONFIRMED', startsAt: '2026-11-20T10:00:00Z', endsAt: '2026-11-20T12:00:00Z', resource: { name: 'A1' } });

    // The guest comes, and stays for longer.
    await house.advance(118);
    await page.goto(`/calendar?booking=${book.id}`);
    await sheet.getByRole('button', { name: say('bookings_check_in') }).click();
    await expect.poll(async () => (await state()).state).toBe('CHECKED_IN');
    await page.goto(`/calendar?booking=${book.id}`);
    await sheet.getByRole('button', { name: say('bookings_extend') }).click();
    const asked = page.getByRole('dialog', { name: say('bookings_extend_title') });
    await expect.poll(async () => latin(await asked.innerText())).toContain('150.00');
    await asked.getByRole('button', { name: say('bookings_extend') }).click();
    await expect(asked).toHaveCount(0);
    expect((await state()).endsAt).toBe('2026-11-20T12:30:00Z');
  });
}
