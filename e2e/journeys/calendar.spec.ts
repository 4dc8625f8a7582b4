/** The desk arranges a day: bookings are drawn, moved and stretched by keys and by the mouse. */
import type { Locator, Page } from '@playwright/test';
import { expect, test, type Desk } from '../support/desk';
import { owner, staff, type House } from '../support/house';
import { latin } from '../support/words';

/** The day the house opens on, in Cairo: two hours ahead of UTC. */
const day = '2026-11-20';
const at = (hour: number, minute = 0) => new Date(Date.UTC(2026, 10, 20, hour - 2, minute)).toISOString().replace('.000', '');

const names = {
  en: { guest: 'Mariam Fouad', typed: 'mar', other: 'Karim Lotfy', otherTyped: 'kar' },
  ar: { guest: 'مريم فؤاد', typed: 'مري', other: 'كريم لطفي', otherTyped: 'كري' },
} as const;

interface Booked {
  resource: { name: string };
  customer: { name: string };
  startsAt: string;
  endsAt: string;
  amount: number;
}

for (const language of ['en', 'ar'] as const) {
  test(`a day is arranged by keys (${language})`, async ({ house, arrive }) => {
    const { guest, typed } = names[language];
    await furnish(house, language);
    await house.stopTheClock();
    const desk = await arrive(staff.email, language);
    const other = await arrive(owner.email, language);
    await desk.page.goto(`/calendar?date=${day}`);
    await other.page.goto(`/calendar?date=${day}`);
    const [later, earlier] = language === 'ar' ? ['ArrowLeft', 'ArrowRight'] : ['ArrowRight', 'ArrowLeft'];

    // From the opening at 8:00 on to 11:00, an hour and a half.
    await spot(desk.page).focus();
    await desk.page.keyboard.press('Home');
    for (let step = 0; step < 12; step += 1) await desk.page.keyboard.press(later);
    await expect(spot(desk.page)).toBeFocused();
    await expect.poll(async () => latin((await spot(desk.page).getAttribute('aria-label')) ?? '')).toContain('11:00');
    for (let step = 0; step < 5; step += 1) await desk.page.keyboard.press(`Shift+${later}`);
    await expect(note(desk)).toContainText(/45[.٫]00|٤٥٫٠٠/);
    await desk.page.keyboard.press('Enter');
    await bookFor(desk, typed);
    await expect(block(other.page, guest)).toBeVisible();
    await expect.poll(() => booked(house)).toMatchObject([{ resource: { name: 'A1' }, startsAt: at(11), endsAt: at(12, 30), amount: 4_500 }]);

    // Down to A2 and half an hour later.
    await block(desk.page, guest).focus();
    await desk.page.keyboard.press('m');
    await desk.page.keyboard.press('ArrowDown');
    await desk.page.keyboard.press(later);
    await desk.page.keyboard.press(later);
    await expect(note(desk)).toContainText('A2');
    await desk.page.keyboard.press('Enter');
    await expect.poll(() => booked(house)).toMatchObject([{ resource: { name: 'A2' }, startsAt: at(11, 30), endsAt: at(13) }]);
    await expect(row(other.page, 'A2').locator('[data-claim]')).toHaveCount(1);

    // Half an hour longer at the end; let go of another change.
    await block(desk.page, guest).focus();
    await desk.page.keyboard.press('s');
    await desk.page.keyboard.press(later);
    await desk.page.keyboard.press(later);
    await expect(note(desk)).toContainText(/60[.٫]00|٦٠٫٠٠/);
    await desk.page.keyboard.press('Enter');
    await expect.poll(() => booked(house)).toMatchObject([{ endsAt: at(13, 30), amount: 6_000 }]);
    await block(desk.page, guest).focus();
    await desk.page.keyboard.press('s');
    await desk.page.keyboard.press(earlier);
    await desk.page.keyboard.press('Escape');
    await expect(desk.page.locator('[data-ghost]')).toHaveCount(0);
    expect(await booked(house)).toMatchObject([{ endsAt: at(13, 30) }]);
  });

  test(`a day is arranged by the mouse (${language})`, async ({ house, arrive }) => {
    const { guest, typed, other, otherTyped } = names[language];
    await furnish(house, language);
    await house.stopTheClock();
    const desk = await arrive(staff.email, language);
    const { page, say } = desk;
    await page.goto(`/calendar?date=${day}`);

    await drag(page, await point(desk, 'A1', 14.05), await point(desk, 'A1', 15.45));
    await bookFor(desk, typed);
    await expect.poll(() => booked(house)).toMatchObject([{ resource: { name: 'A1' }, startsAt: at(14), endsAt: at(15, 30) }]);

    await drag(page, await point(desk, 'A2', 16.05), await point(desk, 'A2', 16.95));
    await bookFor(desk, otherTyped);
    await expect(block(page, other)).toBeVisible();

    // Onto the other: the note says why not while it is dragged, and what is free instead after it is dropped.
    const from = await point(desk, 'A1', 14.5);
    const to = await point(desk, 'A2', 16.5);
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(to.x, to.y, { steps: 8 });
    await expect(note(desk)).toContainText(other);
    await page.mouse.up();
    const refused = page.getByRole('dialog', { name: say('calendar_move_refused') });
    await expect(refused).toContainText(other);
    await refused.getByRole('region', { name: say('calendar_alternatives') }).getByRole('button').first().click();
    await expect(refused).toHaveCount(0);
    await expect.poll(async () => (await booked(house)).filter(({ customer }) => customer.name === guest)[0]?.startsAt).toBe(at(16));

    // Pulled by its end, an hour longer.
    const mine = block(page, guest);
    await expect(mine).toHaveAttribute('data-state', 'confirmed');
    // Where it was dropped it is drawn once more, as the server has it.
    await expect.poll(async () => latin(await mine.innerText())).toContain('16:00');
    const edge = (await mine.locator('[data-edge="until"]').boundingBox())!;
    const end = await point(desk, (await booked(house)).find(({ customer }) => customer.name === guest)!.resource.name, 18.5);
    await drag(page, { x: edge.x + edge.width / 2, y: edge.y + edge.height / 2 }, end);
    await expect.poll(async () => (await booked(house)).find(({ customer }) => customer.name === guest)?.endsAt).toBe(at(18, 30));
  });
}

async function furnish(house: House, language: 'en' | 'ar'): Promise<void> {
  const { guest, other } = names[language];
  await house.addCustomer(guest, '01012345678');
  await house.addCustomer(other);
  for (const name of ['A1', 'A2', 'A3']) await house.addPlace(name, 3_000, 'DESK');
}

async function booked(house: House): Promise<Booked[]> {
  const query = 'query($from: Instant!, $until: Instant!) { bookings(from: $from, until: $until) { nodes { startsAt endsAt amount resource { name } customer { name } } } }';
  return (await house.ask(query, { from: at(5), until: at(23) })).bookings.nodes;
}

const spot = (page: Page) => page.locator('[data-spot]');
const row = (page: Page, name: string) => page.getByRole('row').filter({ has: page.getByRole('rowheader', { name, exact: true }) });
const block = (page: Page, who: string): Locator => page.locator('[data-claim]').filter({ hasText: who });
const note = ({ page }: Desk) => page.locator('[data-note]');

/** Who it is for, by three letters, then the way to book. */
async function bookFor({ page, say }: Desk, typed: string): Promise<void> {
  const sheet = page.getByRole('dialog', { name: say('calendar_new') });
  await sheet.getByRole('combobox', { name: say('sessions_who') }).fill(typed);
  await page.keyboard.press('Enter');
  await expect(sheet.getByRole('region', { name: say('calendar_price') })).toBeVisible();
  await sheet.getByRole('button', { name: say('calendar_book'), exact: true }).click();
  await expect(sheet).toHaveCount(0);
}

/** Where an hour of a place is on the screen; the day runs from 8 to 23. */
async function point({ page }: Desk, name: string, hour: number): Promise<{ x: number; y: number }> {
  const track = (await row(page, name).locator('[data-track]').boundingBox())!;
  const share = (hour - 8) / 15;
  const rightToLeft = await page.evaluate(() => document.dir === 'rtl');
  return { x: track.x + track.width * (rightToLeft ? 1 - share : share), y: track.y + track.height / 2 };
}

async function drag(page: Page, from: { x: number; y: number }, to: { x: number; y: number }): Promise<void> {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 4 });
  await page.mouse.move(to.x, to.y, { steps: 4 });
  await page.mouse.up();
}
