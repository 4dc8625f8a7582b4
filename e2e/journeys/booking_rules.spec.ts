/** An owner says how places are booked; the calendar keeps to it: lengths, late moves, rooms with their desks, closures. */
import { expect, test, type Desk } from '../support/desk';
import { owner, type House } from '../support/house';
import { latin } from '../support/words';

/** The day the house opens on, in Cairo: two hours ahead of UTC. */
const day = '2026-11-20';
const at = (hour: number, minute = 0) => new Date(Date.UTC(2026, 10, 20, hour - 2, minute)).toISOString().replace('.000', '');

for (const language of ['en', 'ar'] as const) {
  test(`the rules of booking are said once and kept everywhere (${language})`, async ({ house, arrive }) => {
    test.setTimeout(150_000);
    const guest = await house.addCustomer(language === 'ar' ? 'مريم فؤاد' : 'Mariam Fouad', '01012345678');
    const room = await house.addPlace('R1', 10_000, 'ROOM');
    const desk = await house.addPlace('D1', 3_000, 'DESK');
    await house.stopTheClock();
    const me = await arrive(owner.email, language);
    const { page, say } = me;

    // Desks are booked for an hour at least, and calling off late costs half.
    await page.goto('/settings?part=bookings&for=DESK');
    await own(me, 'booking_settings_min');
    await page.getByRole('textbox', { name: say('booking_settings_min'), exact: true }).fill('60');
    await own(me, 'booking_settings_cancellation_fee');
    await page.getByRole('textbox', { name: say('booking_settings_cancellation_fee'), exact: true }).fill('50');
    await page.getByRole('button', { name: say('booking_settings_save') }).click();
    await expect(page.getByText(say('booking_settings_saved'))).toBeVisible();
    const { bookingSettingsOf } = await house.ask('query($r: ID!) { bookingSettingsOf(resourceId: $r) { settings { minMinutes cancellationFee } } }', { r: desk });
    expect(bookingSettingsOf.settings).toEqual({ minMinutes: 60, cancellationFee: 5_000 });
    // What the one desk has of it is told with where it is said.
    await page.goto(`/settings?part=bookings&for=${desk}`);
    await expect(page.getByText(say('booking_settings_from_kind', { kind: say('resources_desks') })).first()).toBeVisible();

    // The desk stands in the room.
    await page.goto(`/resources?resource=${desk}`);
    await page.getByRole('button', { name: say('resources_edit'), exact: true }).click();
    await page.getByRole('combobox', { name: say('resources_part_of') }).selectOption(room);
    await page.getByRole('textbox', { name: say('resources_turnaround') }).fill('15');
    await page.getByRole('button', { name: say('resources_save'), exact: true }).click();
    await expect.poll(() => arrangement(house, desk)).toEqual({ parentId: room, turnaroundMinutes: 15 });

    // Half an hour of it is refused while it is drawn.
    await page.goto(`/calendar?date=${day}`);
    const later = language === 'ar' ? 'ArrowLeft' : 'ArrowRight';
    await spot(me).focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Home');
    for (let step = 0; step < 16; step += 1) await page.keyboard.press(later);
    await expect.poll(async () => latin((await spot(me).getAttribute('aria-label')) ?? '')).toContain('D1');
    await page.keyboard.press(`Shift+${later}`);
    await expect(page.locator('[data-note]')).toContainText(language === 'ar' ? 'أقصر من المسموح' : 'Too short');
    await page.keyboard.press('Escape');

    // A booking of the desk shades the room; moving it late says what stays owed, before it is moved.
    const book = 'mutation($i: BookInput!) { book(input: $i) { id } }';
    await house.ask(book, { i: { customerId: guest, resourceId: desk, startsAt: at(13), endsAt: at(17) } });
    const block = page.locator('[data-claim]');
    await expect(block).toHaveCount(1);
    await expect(page.locator('[data-partly]')).toHaveCount(1);
    await block.focus();
    await page.keyboard.press('s');
    for (let step = 0; step < 12; step += 1) await page.keyboard.press(language === 'ar' ? 'ArrowRight' : 'ArrowLeft');
    await expect(page.locator('[data-note]')).toContainText(say('calendar_keeps_fee'));
    await page.keyboard.press('Enter');
    const asks = page.getByRole('alertdialog', { name: say('calendar_move_fee_title') });
    await asks.getByRole('button', { name: say('calendar_move_anyway') }).click();
    await expect(asks).toHaveCount(0);
    await expect.poll(() => booked(house)).toEqual([{ endsAt: at(14), amount: 3_000, fee: 3_000 }]);

    // Closing both: refused with what is in the way, then for later; and opened again from the calendar.
    await page.getByRole('button', { name: say('calendar_close_places') }).click();
    const dialog = page.getByRole('dialog', { name: say('calendar_close_title') });
    await dialog.getByRole('textbox', { name: say('calendar_close_reason') }).fill('Paint');
    await dialog.getByRole('checkbox', { name: 'R1' }).check();
    await dialog.locator('input[type=datetime-local]').last().fill('2026-11-20T22:00');
    await dialog.getByRole('button', { name: say('calendar_close'), exact: true }).click();
    await expect(dialog.getByRole('region', { name: say('calendar_in_the_way_all') })).toContainText('D1');
    await dialog.locator('input[type=datetime-local]').first().fill('2026-11-20T15:00');
    await dialog.getByRole('button', { name: say('calendar_close'), exact: true }).click();
    await expect(dialog).toHaveCount(0);
    await expect(page.locator('[data-state="closure"]')).toHaveCount(2);
    await page.locator('[data-state="closure"]').first().click();
    await page.getByRole('dialog', { name: 'Paint' }).getByRole('button', { name: say('calendar_reopen') }).click();
    await expect(page.locator('[data-state="closure"]')).toHaveCount(0);
  });
}

const spot = ({ page }: Desk) => page.locator('[data-spot]');

/** Takes a setting as one of its own. */
async function own({ page, say }: Desk, setting: string): Promise<void> {
  await page.getByRole('button', { name: say('booking_settings_change_named', { setting: say(setting) }) }).click();
}

async function arrangement(house: House, id: string) {
  return (await house.ask('query($r: ID!) { resource(id: $r) { parentId turnaroundMinutes } }', { r: id })).resource;
}

async function booked(house: House) {
  const query = 'query($from: Instant!, $until: Instant!) { bookings(from: $from, until: $until) { nodes { endsAt amount fee } } }';
  return (await house.ask(query, { from: at(5), until: at(23) })).bookings.nodes;
}
