/** What becomes of bookings: called off late, not come to, waited for. */
import { expect, test, type Desk } from '../support/desk';
import { owner, staff, type House } from '../support/house';
import { latin, type Language } from '../support/words';

const names = {
  en: { guest: 'Mariam Fouad', next: 'Karim Adel' },
  ar: { guest: 'مريم فؤاد', next: 'كريم عادل' },
} as const;

/** An hour from now, on a quarter of an hour: the house opens its clock at ten. */
const soon = { startsAt: '2026-11-20T09:00:00Z', endsAt: '2026-11-20T11:00:00Z' };

/** Half of the price when called off within a day, all of it when nobody comes. */
async function sayFees(house: House): Promise<void> {
  const query = 'mutation($input: BookingSettingsInput!) { changeBookingSettings(input: $input, version: 0) { version } }';
  await house.ask(query, { input: { freeUntilMinutes: 1_440, cancellationFee: 5_000, noShowFee: 10_000 } });
}

async function book(house: House, customerId: string, resourceId: string): Promise<string> {
  const query = 'mutation($input: BookInput!) { book(input: $input) { id } }';
  return (await house.ask(query, { input: { customerId, resourceId, ...soon } })).book.id;
}

const arrivals = ({ page, say }: Desk) => page.locator('section', { has: page.getByRole('heading', { name: say('bookings_arrivals') }) });
const sheet = ({ page }: Desk) => page.getByRole('dialog').first();

for (const language of ['en', 'ar'] as Language[]) {
  const { guest, next } = names[language];

  test(`a booking is called off inside the penalty window, with its fee said first (${language})`, async ({ house, arrive }) => {
    const customer = await house.addCustomer(guest);
    const place = await house.addPlace('A1', 6_000);
    await sayFees(house);
    await book(house, customer, place);
    await house.stopTheClock();
    const desk = await arrive(owner.email, language);
    const { page, say } = desk;

    await arrivals(desk).getByRole('link', { name: guest }).click();
    const open = sheet(desk);
    await expect(open).toContainText(say('bookings_confirmed'));
    expect(latin(await open.innerText())).toContain('120.00');
    await open.getByRole('button', { name: say('bookings_cancel') }).click();
    const asked = page.getByRole('dialog', { name: say('bookings_cancel_title') });
    await expect(asked).toBeVisible();
    expect(latin(await asked.innerText())).toContain('60.00');
    await asked.getByRole('button', { name: new RegExp(say('bookings_cancel_for').replace(/\s*\{amount\}\s*/, '')) }).click();
    await expect(open).toContainText(say('bookings_cancelled'));
    await expect(open.getByRole('link', { name: 'INV-0001' })).toBeVisible();

    const { invoices } = await house.ask('{ invoices { nodes { total session { id } } } }');
    expect(invoices.nodes).toEqual([{ total: 6_000, session: null }]);
    await page.keyboard.press('Escape');
    await expect(arrivals(desk)).toHaveCount(0);
  });

  test(`nobody comes: the place is free for others and the fee is billed once (${language})`, async ({ house, arrive }) => {
    const customer = await house.addCustomer(guest);
    const place = await house.addPlace('A1', 6_000);
    await sayFees(house);
    const booking = await book(house, customer, place);
    await house.stopTheClock();
    const desk = await arrive(staff.email, language);
    const { page, say } = desk;
    await arrivals(desk).getByRole('link', { name: guest }).click();
    await expect(sheet(desk)).toContainText(say('bookings_confirmed'));

    // The grace of a quarter of an hour ends while the desk looks on.
    await house.advance(76);
    await expect(sheet(desk)).toContainText(say('bookings_no_show'), { timeout: 20_000 });
    await expect(sheet(desk).getByRole('link', { name: 'INV-0001' })).toBeVisible();
    const state = async () => (await house.ask('query($id: ID!) { booking(id: $id) { state fee feeInvoice { total } } }', { id: booking })).booking;
    expect(await state()).toEqual({ state: 'NO_SHOW', fee: 12_000, feeInvoice: { total: 12_000 } });
    await page.keyboard.press('Escape');
    await expect(page.locator('[data-state="free"]').first()).toBeVisible();
  });

  test(`a guest who is here is extended, and pays what was quoted (${language})`, async ({ house, arrive }) => {
    const customer = await house.addCustomer(guest);
    const place = await house.addPlace('A1', 6_000);
    const booking = await book(house, customer, place);
    await house.stopTheClock();
    await house.advance(55);
    const desk = await arrive(owner.email, language);
    const { page, say } = desk;
    await arrivals(desk).getByRole('link', { name: guest }).click();
    await sheet(desk).getByRole('button', { name: say('bookings_check_in') }).click();
    await expect(page.getByRole('region', { name: say('sessions_bill_so_far') })).toBeVisible();
    expect(latin(await sheet(desk).innerText())).toContain('120.00');

    await page.goto(`/calendar?booking=${booking}`);
    await sheet(desk).getByRole('button', { name: say('bookings_extend') }).click();
    const asked = page.getByRole('dialog', { name: say('bookings_extend_title') });
    await expect.poll(async () => latin(await asked.innerText())).toContain('150.00');
    await asked.getByRole('button', { name: say('bookings_extend') }).click();
    await expect.poll(async () => latin(await sheet(desk).innerText())).toContain('150.00');
    await sheet(desk).getByRole('link', { name: say('bookings_end') }).click();
    await expect.poll(async () => latin(await sheet(desk).innerText())).toContain('150.00');
  });

  test(`who waits is offered what is freed, and takes it (${language})`, async ({ house, arrive }) => {
    const customer = await house.addCustomer(guest);
    const waiting = await house.addCustomer(next);
    const place = await house.addPlace('A1', 6_000);
    await book(house, customer, place);
    const join = 'mutation($input: JoinWaitlistInput!) { joinWaitlist(input: $input) { state } }';
    await house.ask(join, { input: { customerId: waiting, resourceId: place, ...soon } });
    await house.stopTheClock();
    const desk = await arrive(staff.email, language);
    const { page, say } = desk;
    const line = page.locator('section', { has: page.getByRole('heading', { name: say('bookings_waitlist') }) });
    await expect(line).toContainText(say('bookings_waitlist_waiting'));

    await arrivals(desk).getByRole('link', { name: guest }).click();
    await sheet(desk).getByRole('button', { name: say('bookings_cancel') }).click();
    const asked = page.getByRole('dialog', { name: say('bookings_cancel_title') });
    await asked.getByRole('button', { name: say('bookings_cancel') }).click();
    await expect(sheet(desk)).toContainText(say('bookings_cancelled'));
    await page.keyboard.press('Escape');

    const take = line.getByRole('button', { name: new RegExp(say('bookings_waitlist_take')) });
    await take.click();
    await expect(line).toHaveCount(0);
    await expect(arrivals(desk)).toContainText(next);
    const { bookings } = await house.ask('{ bookings(state: CONFIRMED) { nodes { customerName } } }');
    expect(bookings.nodes).toEqual([{ customerName: next }]);
  });
}
