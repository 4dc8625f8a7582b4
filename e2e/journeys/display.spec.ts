/** A tablet at a door is paired by its code, shows what is free and what comes as it changes, and books the room on the spot. */
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, openBrowser, test } from '../support/desk';
import { owner } from '../support/house';
import type { Language } from '../support/words';

const names: Record<Language, { room: string; guest: string; title: string }> = {
  en: { room: 'Nile room', guest: 'Mariam Fouad', title: 'Design review' },
  ar: { room: 'قاعة النيل', guest: 'مريم فؤاد', title: 'مراجعة التصميم' },
};

/** Whoever stands there can use it, whatever it shows. */
async function usable(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']).analyze();
  expect.soft(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join('\n')}`)).toEqual([]);
}

for (const language of ['en', 'ar'] as const) {
  test(`a tablet at the door shows the room and books it (${language})`, async ({ browser, house, arrive }) => {
    const { room, guest, title } = names[language];
    const customerId = await house.addCustomer(guest, '01012345678');
    const resourceId = await house.addPlace(room, 12_000, 'ROOM');
    await house.stopTheClock();

    // The owner hangs a display and reads its code out.
    const { page: desk, say } = await arrive(owner.email, language);
    await desk.goto('/settings?part=displays');
    await desk.getByRole('button', { name: say('displays_hang') }).click();
    const dialog = desk.getByRole('dialog');
    await dialog.getByRole('button', { name: say('displays_hang') }).click();
    await expect(dialog).toContainText(say('displays_place_needed'));
    await dialog.getByLabel(say('displays_place')).selectOption({ label: room });
    await dialog.getByLabel(say('displays_names'), { exact: true }).check();
    await dialog.getByRole('button', { name: say('displays_hang') }).click();
    const code = await desk.getByRole('dialog').locator('output').innerText();
    await desk.getByRole('button', { name: say('displays_code_done') }).click();
    await expect(desk.getByText(say('displays_waits'))).toBeVisible();

    // Whoever hangs the tablet types it, by keyboard alone.
    const { page: door } = await openBrowser(browser, house, language);
    await door.goto('/display');
    await door.getByLabel(say('displays_pair_code')).fill('ABCD-2345');
    await door.keyboard.press('Enter');
    await expect(door.getByLabel(say('displays_pair_code'))).toHaveAttribute('aria-invalid', 'true');
    await door.getByLabel(say('displays_pair_code')).fill(code.toLowerCase());
    await door.keyboard.press('Enter');
    await expect(door.getByRole('heading', { level: 1 })).toHaveText(room);
    const main = door.getByRole('main');
    await expect(main).toContainText(say('displays_free'));
    await expect(door.getByText(say('displays_nothing_next'))).toBeVisible();
    await desk.reload();
    await expect(desk.getByText(say('displays_waits'))).toHaveCount(0);

    // The desk books it: the door knows without being touched.
    const book = 'mutation($input: BookInput!) { book(input: $input) { id } }';
    const input = { customerId, resourceId, startsAt: '2026-11-20T10:00:00Z', endsAt: '2026-11-20T11:00:00Z', title };
    const { id } = (await house.ask(book, { input })).book;
    await expect(door.getByRole('complementary')).toContainText(title);
    await expect(door.getByRole('complementary')).toContainText(guest);

    // Somebody stands there, and takes it for as long as it is free.
    const offers = door.getByRole('complementary').getByRole('listitem').getByRole('button');
    await expect(offers).toHaveCount(5);
    await usable(door);
    await offers.first().click();
    await expect(main).toContainText(say('displays_taken'));
    await expect(door.getByText(say('displays_ends_at_desk'))).toBeVisible();
    const longer = door.getByRole('complementary').getByRole('button');
    await usable(door);
    await longer.first().click();
    await expect(main).toContainText(language === 'ar' ? /10:45|١٠:٤٥/ : '10:45');

    // The desk takes the money of whoever has no name.
    const { places } = (await house.ask('{ house { places { session { id } } } }')).house;
    const pay = 'mutation($s: ID!) { endSession(input: { sessionId: $s, payments: [{ tender: CASH, amount: 9000 }] }) { id } }';
    await house.ask(pay, { s: places[0].session.id });
    await expect(main).toContainText(say('displays_free'));

    // Who booked arrives, leaves early, and frees the room at its door.
    await house.advance(120);
    await door.reload();
    await expect(main).toContainText(say('displays_reserved'));
    await expect(main).toContainText(guest);
    await usable(door);
    await house.ask('mutation($id: ID!) { checkIn(id: $id) { id } }', { id });
    await expect(main).toContainText(say('displays_taken'));
    await door.getByRole('button', { name: say('displays_end') }).click();
    await door.getByRole('alertdialog').getByRole('button', { name: say('displays_end') }).click();
    await expect(main).toContainText(say('displays_free'));

    // Taken away, it shows nothing any more.
    await desk.getByRole('button', { name: say('displays_remove') }).click();
    await desk.getByRole('alertdialog').getByRole('button', { name: say('displays_remove') }).click();
    await expect(door.getByLabel(say('displays_pair_code'))).toBeVisible();
    await door.context().close();
  });
}
