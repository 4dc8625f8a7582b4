/** A meeting of every week: booked 52 times with two in the way, one moved, one deleted, then all later from the tenth on. */
import type { Page } from '@playwright/test';
import { expect, test, type Desk } from '../support/desk';
import { staff, type House } from '../support/house';
import { latin } from '../support/words';

const names = { en: { mona: 'Mona El Sherif', karim: 'Karim Adel' }, ar: { mona: 'منى الشريف', karim: 'كريم عادل' } } as const;

interface Occurrence {
  bookingId: string;
  number: number;
  startsAt: string;
  endsAt: string;
  state: string;
  overridden: boolean;
}

for (const [language, width] of [['en', 1280], ['ar', 1280], ['en', 390]] as const) {
  test(`a weekly series keeps its exceptions (${language}, ${width})`, async ({ house, arrive }) => {
    const { room, mona } = await furnish(house, names[language]);
    const desk = await arrive(staff.email, language);
    const { page, say } = desk;
    await page.setViewportSize({ width, height: 860 });

    // Tuesdays at ten, fifty-two times; two of them are taken.
    await page.goto(`/calendar?date=2026-11-24&new=${room}&from=2026-11-24T08:00:00Z&until=2026-11-24T10:00:00Z&customer=${mona}`);
    await page.getByLabel(say('series_repeats')).selectOption('week');
    await page.getByLabel(say('series_count')).fill('52');
    const outlook = page.getByRole('region', { name: say('series_outlook') });
    await expect(outlook.getByRole('listitem')).toHaveCount(2);
    await expect(outlook.getByRole('listitem').first()).toContainText(names[language].karim);
    // All or nothing, unless one says otherwise (R2).
    const book = page.getByRole('button', { name: say('calendar_book_series') });
    await book.click();
    await expect(page.getByRole('alert').filter({ hasText: /52/ })).toBeVisible();
    expect(await bookings(house, mona)).toBe(0);
    await page.getByLabel(say('series_skip')).check();
    await book.click();
    await expect(page.getByRole('dialog')).toHaveCount(0);
    const id = await seriesOf(house, mona);
    let series = await occurrences(house, id);
    expect(series).toHaveLength(50);
    expect(series.map(({ number }) => number)).not.toContain(3);

    // The twelfth moves to the day after, by itself.
    const twelfth = at(series, 12);
    await open(desk, twelfth);
    await page.getByRole('button', { name: say('series_change') }).click();
    await choose(page, say('series_scope_this'));
    const wall = (instant: string, hours: number) => new Date(Date.parse(instant) + (2 + hours) * 3_600_000).toISOString().slice(0, 16);
    await inDialog(page).getByLabel(say('series_starts')).fill(wall(twelfth.startsAt, 25));
    await inDialog(page).getByRole('button', { name: say('series_change') }).click();
    await expect(page.getByText(say('series_overridden'))).toBeVisible();

    // The fifteenth is deleted.
    await open(desk, at(series, 15));
    await page.getByRole('button', { name: say('series_cancel') }).click();
    await choose(page, say('series_scope_this'));
    await inDialog(page).getByRole('button', { name: say('series_cancel') }).click();
    await expect.poll(async () => at(await occurrences(house, id), 15).state).toBe('CANCELLED');

    // From the tenth on at three in the afternoon.
    const tenth = at(series, 10);
    await open(desk, tenth);
    await page.getByRole('button', { name: say('series_change') }).click();
    await choose(page, say('series_scope_following'));
    await inDialog(page).getByLabel(say('series_starts')).fill(wall(tenth.startsAt, 5));
    await inDialog(page).getByRole('button', { name: say('series_change') }).click();
    await expect.poll(async () => at(await occurrences(house, id), 10).startsAt).toBe(later(tenth.startsAt, 5));

    series = await occurrences(house, id);
    for (const { number, startsAt, state, overridden } of series) {
      const hour = new Intl.DateTimeFormat('en-GB', { timeZone: 'Africa/Cairo', hour: '2-digit', hourCycle: 'h23' }).format(Date.parse(startsAt));
      expect([number, state], `number ${number}`).toEqual([number, number === 15 ? 'CANCELLED' : 'CONFIRMED']);
      expect([number, overridden]).toEqual([number, number === 12]);
      expect([number, hour]).toEqual([number, number === 12 ? '11' : number < 10 || number === 15 ? '10' : '15']);
    }
    expect(at(series, 12).startsAt).toBe(later(twelfth.startsAt, 25));
    // T4: the wall is kept when the clock changes: an hour earlier in UTC from the end of April on.
    const summer = series.find(({ startsAt }) => startsAt > '2027-06-01');
    expect(summer?.startsAt.slice(11, 16)).toBe('12:00');
  });
}

for (const language of ['en', 'ar'] as const) {
  test(`a single becomes a series, and its calendar can be subscribed to (${language})`, async ({ house, arrive }) => {
    const { room, mona } = await furnish(house, names[language]);
    const made = await house.ask('mutation($input: BookInput!) { book(input: $input) { id } }', {
      input: { customerId: mona, resourceId: room, startsAt: '2026-11-25T08:00:00Z', endsAt: '2026-11-25T09:30:00Z' },
    });
    const desk = await arrive(staff.email, language);
    const { page, say } = desk;
    await page.goto(`/calendar?date=2026-11-25&booking=${made.book.id}`);
    await page.getByRole('button', { name: say('series_repeat'), exact: true }).click();
    await inDialog(page).getByLabel(say('series_count')).fill('6');
    await expect.poll(async () => latin(await inDialog(page).getByRole('region', { name: say('series_outlook') }).innerText())).toContain('6');
    await inDialog(page).getByRole('button', { name: say('series_repeat'), exact: true }).click();
    await expect(page.getByRole('region', { name: say('series_series') })).toBeVisible();
    const id = await seriesOf(house, mona);
    expect(await occurrences(house, id)).toHaveLength(6);

    // Two weeks off (R5).
    await page.getByRole('button', { name: say('series_cut') }).click();
    await inDialog(page).getByLabel(say('series_cut_from')).fill('2026-12-01');
    await inDialog(page).getByLabel(say('series_cut_until')).fill('2026-12-14');
    await inDialog(page).getByRole('button', { name: say('series_cut') }).click();
    await expect.poll(async () => (await occurrences(house, id)).filter(({ state }) => state === 'CONFIRMED').length).toBe(4);

    // Their own calendar reads the four that are left, until the link is taken back.
    await page.goto(`/customers/${mona}`);
    await page.getByRole('button', { name: say('series_feed_make') }).click();
    const link = page.getByLabel(say('series_feed_link'), { exact: true });
    await expect(link).toHaveValue(/\/feeds\/[0-9a-f]{96}\.ics$/);
    const url = await link.inputValue();
    const feed = await fetch(url);
    expect(feed.headers.get('content-type')).toContain('text/calendar');
    const text = await feed.text();
    expect(text.match(/BEGIN:VEVENT/g)).toHaveLength(4);
    expect(text).toContain('DTSTART;TZID=Africa/Cairo:20261125T100000');
    await page.getByRole('button', { name: say('series_feed_revoke') }).click();
    await expect(page.getByRole('button', { name: say('series_feed_make') })).toBeVisible();
    expect((await fetch(url)).status).toBe(404);
  });
}

async function furnish(house: House, { mona, karim }: { mona: string; karim: string }): Promise<{ room: string; mona: string }> {
  const room = async (name: string) => (await house.ask('mutation($input: ResourceInput!) { createResource(input: $input) { id } }', { input: { name, resourceType: 'ROOM', ratePerHour: 10_000, capacity: 6 } })).createResource.id as string;
  const customer = async (name: string) => (await house.ask('mutation($input: CustomerInput!) { createCustomer(input: $input) { id } }', { input: { name } })).createCustomer.id as string;
  const [big, , first, other] = [await room('R1'), await room('R2'), await customer(mona), await customer(karim)];
  for (const [startsAt, endsAt] of [['2026-12-08T09:00:00Z', '2026-12-08T11:00:00Z'], ['2027-02-02T07:00:00Z', '2027-02-02T08:30:00Z']]) {
    await house.ask('mutation($input: BookInput!) { book(input: $input) { id } }', { input: { customerId: other, resourceId: big, startsAt, endsAt } });
  }
  return { room: big, mona: first };
}

async function bookings(house: House, customerId: string): Promise<number> {
  const { bookings: page } = await house.ask('query($id: ID!) { bookings(customerId: $id, first: 100) { nodes { id } } }', { id: customerId });
  return page.nodes.length;
}

async function seriesOf(house: House, customerId: string): Promise<string> {
  const found = async () => (await house.ask('query($id: ID!) { bookings(customerId: $id, first: 1) { nodes { seriesId } } }', { id: customerId })).bookings.nodes[0]?.seriesId as string | undefined;
  await expect.poll(found).toBeTruthy();
  return (await found())!;
}

async function occurrences(house: House, id: string): Promise<Occurrence[]> {
  const { series } = await house.ask('query($id: ID!) { series(id: $id) { occurrences { bookingId number startsAt endsAt state overridden } } }', { id });
  return series.occurrences as Occurrence[];
}

const at = (series: Occurrence[], number: number): Occurrence => series.find((one) => one.number === number)!;
const later = (instant: string, hours: number) => new Date(Date.parse(instant) + hours * 3_600_000).toISOString().replace('.000', '');

async function open({ page, say }: Desk, { bookingId, startsAt }: Occurrence): Promise<void> {
  await page.goto(`/calendar?date=${startsAt.slice(0, 10)}&booking=${bookingId}`);
  await page.getByRole('region', { name: say('series_series') }).getByText(/\d|[٠-٩]/).first().waitFor();
}

const inDialog = (page: Page) => page.getByRole('dialog').last();

async function choose(page: Page, scope: string): Promise<void> {
  await inDialog(page).getByRole('radio', { name: scope, exact: false }).first().check();
}
