/** A member changes bookings that repeat, sees what the desk does as it is done, and books the same as last time. */
import type { Locator } from '@playwright/test';
import { expect, test, type Desk } from '../support/desk';
import type { House } from '../support/house';
import { addMember, desktop, open, phone, place, signIn } from '../support/members';
import { latin, type Language } from '../support/words';

const names = {
  en: { mona: 'Mona El-Sherif', karim: 'Karim Adel' },
  ar: { mona: 'منى الشريف', karim: 'كريم عادل' },
} as const;

interface Standing {
  number: number;
  startsAt: string;
  state: string;
}

/** Six Tuesdays at ten in Cairo, two hours each at 100.00 an hour, of which the fifth can't go to the afternoon. */
async function furnish(house: House, language: Language): Promise<{ series: string; room: string; mona: string }> {
  const room = await house.addPlace('R1', 10_000, 'ROOM');
  await house.addPlace('R2', 15_000, 'ROOM');
  const mona = await house.addCustomer(names[language].mona, '01012345678');
  const karim = await house.addCustomer(names[language].karim, '01112345678');
  await addMember(house, mona, 'mona@nile.test');
  const input = { customerId: mona, resourceId: room, startsAt: '2026-11-24T08:00:00Z', endsAt: '2026-11-24T10:00:00Z', rule: 'FREQ=WEEKLY;COUNT=6' };
  const { bookSeries } = await house.ask('mutation($input: BookSeriesInput!) { bookSeries(input: $input) { seriesId } }', { input });
  const other = { customerId: karim, resourceId: room, startsAt: '2026-12-22T12:00:00Z', endsAt: '2026-12-22T13:00:00Z' };
  await house.ask('mutation($input: BookInput!) { book(input: $input) { id } }', { input: other });
  await house.stopTheClock();
  return { series: bookSeries.seriesId, room, mona };
}

async function standing(house: House, id: string): Promise<Standing[]> {
  const { series } = await house.ask('query($id: ID!) { series(id: $id) { occurrences { bookingId number startsAt state } } }', { id });
  return series.occurrences.filter(({ state }: Standing) => state === 'CONFIRMED');
}

const cards = ({ page }: Desk): Locator => page.locator('[data-booking]');

for (const [language, size] of [['en', phone], ['ar', desktop]] as const) {
  test(`a member changes a series of their own, with price and conflicts said first (${language})`, async ({ browser, house }) => {
    const { series } = await furnish(house, language);
    const me = await open(browser, house, language, size);
    const { page, say } = me;
    await signIn(me, 'mona@nile.test');
    await page.goto('/me');
    await expect(cards(me)).toHaveCount(6);

    // From the third on at two in the afternoon, for three hours.
    await cards(me).nth(2).getByRole('button', { name: say('series_change') }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('radio', { name: say('series_scope_following') }).check();
    await dialog.getByLabel(say('series_starts')).fill('2026-12-08T14:00');
    await dialog.getByLabel(say('series_ends_at')).fill('2026-12-08T17:00');
    const outcome = dialog.getByRole('region', { name: say('series_outcome') });
    const conflicts = outcome.getByRole('region', { name: say('series_conflicts') }).getByRole('listitem');
    await expect(conflicts).toHaveCount(1);
    // Whose it is, is nobody's business.
    await expect(conflicts).not.toContainText(names[language].karim);
    // Three of four become longer by an hour: 800.00 become 1,100.00.
    expect(latin(await outcome.innerText())).toMatch(/800\.00[\s\S]*1,100\.00/);
    const change = dialog.getByRole('button', { name: say('series_change') });
    await change.click();
    await expect(outcome).toBeVisible();
    expect((await standing(house, series)).map(({ startsAt }) => startsAt.slice(11, 16))).toEqual(['08:00', '08:00', '08:00', '08:00', '08:00', '08:00']);
    await dialog.getByLabel(say('series_leave_as_they_are')).check();
    await change.click();
    await expect(dialog).toHaveCount(0);
    expect((await standing(house, series)).map(({ startsAt }) => startsAt.slice(11, 16))).toEqual(['08:00', '08:00', '12:00', '12:00', '08:00', '12:00']);

    // All of them end two sooner: what is left is where the choice begins.
    await cards(me).first().getByRole('button', { name: say('series_change') }).click();
    await dialog.getByRole('radio', { name: say('series_scope_following') }).check();
    await dialog.getByLabel(say('series_new_rule')).check();
    await expect(dialog.getByLabel(say('series_count'), { exact: true })).toHaveValue(/^[6٦]$/);
    await dialog.getByLabel(say('series_count'), { exact: true }).fill('4');
    await expect(outcome).toContainText(say.like('series_will_be_cancelled'));
    await change.click();
    await expect(dialog).toHaveCount(0);
    // The fifth was left as it was, by itself from then on: it stays (R4).
    await expect(cards(me)).toHaveCount(5);
    expect((await standing(house, series)).map(({ startsAt }) => startsAt.slice(0, 10)).toSorted()).toEqual(['2026-11-24', '2026-12-01', '2026-12-08', '2026-12-15', '2026-12-22']);
    await page.context().close();
  });

  test(`what the desk does with a booking shows at its member’s as it is done (${language})`, async ({ browser, house }) => {
    const { series, room, mona } = await furnish(house, language);
    const me = await open(browser, house, language, size);
    const { page, say } = me;
    await signIn(me, 'mona@nile.test');
    await page.goto('/me');
    await expect(cards(me)).toHaveCount(6);

    const [first, second] = (await house.ask('query($id: ID!) { series(id: $id) { occurrences { bookingId } } }', { id: series })).series.occurrences;
    await house.ask('mutation($id: ID!) { cancelBooking(id: $id) { id } }', { id: first.bookingId });
    await expect(cards(me)).toHaveCount(5);
    const { resources } = await house.ask('{ resources { id name } }');
    const other = resources.find(({ name }: { name: string }) => name === 'R2').id;
    const input = { resourceId: other, startsAt: '2026-12-01T08:00:00Z', endsAt: '2026-12-01T10:00:00Z' };
    await house.ask('mutation($id: ID!, $input: MoveBookingInput!) { moveBooking(id: $id, input: $input) { id } }', { id: second.bookingId, input });
    await expect(cards(me).first()).toHaveAttribute('data-booking', 'R2');
    const made = { customerId: mona, resourceId: room, startsAt: '2026-11-21T08:00:00Z', endsAt: '2026-11-21T09:00:00Z' };
    await house.ask('mutation($input: BookInput!) { book(input: $input) { id } }', { input: made });
    await expect(cards(me)).toHaveCount(6);

    // A line that was down for a while misses nothing.
    await page.context().setOffline(true);
    await house.ask('mutation($id: ID!) { cancelBooking(id: $id) { id } }', { id: second.bookingId });
    await page.context().setOffline(false);
    await expect(cards(me)).toHaveCount(5);
    await expect(page.getByRole('heading', { name: say('members_my_bookings') })).toBeVisible();
    await page.context().close();
  });

  test(`the same as last time takes two presses (${language})`, async ({ browser, house }) => {
    const { room, mona } = await furnish(house, language);
    const soon = { customerId: mona, resourceId: room, startsAt: '2026-11-20T09:00:00Z', endsAt: '2026-11-20T11:00:00Z' };
    const { book } = await house.ask('mutation($input: BookInput!) { book(input: $input) { id } }', { input: soon });
    await house.advance(55);
    const { checkIn } = await house.ask('mutation($id: ID!) { checkIn(id: $id) { id version } }', { id: book.id });
    await house.advance(130);
    await house.ask('mutation($id: ID!) { endSession(input: { sessionId: $id }) { id } }', { id: checkIn.id });
    const me = await open(browser, house, language, size);
    const { page, say } = me;
    await signIn(me, 'mona@nile.test');

    await page.getByRole('button', { name: say('members_again') }).click();
    const chosen = page.getByRole('region', { name: say('members_chosen', { place: 'R1' }) });
    await expect(place(page, 'R1')).toHaveAttribute('data-state', 'free');
    const book2 = chosen.getByRole('button', { name: new RegExp(`^${say('members_book')} .*`) });
    await expect.poll(async () => latin(await chosen.innerText())).toContain('200.00');
    await book2.click();
    await expect(page.getByRole('heading', { name: say('members_booked') })).toBeVisible();
    // Eleven o'clock of today is over: it is tomorrow at eleven, for as long as last time.
    const { bookings } = await house.ask('query($id: ID!) { bookings(customerId: $id, from: "2026-11-21T00:00:00Z", first: 1) { nodes { startsAt endsAt resource { id } } } }', { id: mona });
    expect(bookings.nodes).toEqual([{ startsAt: '2026-11-21T09:00:00Z', endsAt: '2026-11-21T11:00:00Z', resource: { id: room } }]);
    await page.context().close();
  });
}
