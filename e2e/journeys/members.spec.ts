/** Members come to their site, book on the plan, see each other's presses, and call off at the fee they were shown. */
import type { Page } from '@playwright/test';
import { expect, test, type Desk } from '../support/desk';
import { owner, password, type House } from '../support/house';
import { addMember, desktop, invite, open, phone, place, signIn } from '../support/members';
import { latin } from '../support/words';

const names = {
  en: { mona: 'Mona El-Sherif', karim: 'Karim Adel' },
  ar: { mona: 'منى الشريف', karim: 'كريم عادل' },
} as const;

/** Six desks at 30.00 an hour, drawn on a floor and published. */
async function furnish(house: House): Promise<string[]> {
  const ids: string[] = [];
  for (const name of ['A1', 'A2', 'A3', 'A4', 'A5', 'A6']) ids.push(await house.addPlace(name, 3_000, 'DESK'));
  const items = ids.map((resourceId, at) => ({
    id: `place-${at}`, kind: 'place', shape: 'rectangle', x: 120 + (at % 3) * 200, y: 120 + Math.floor(at / 3) * 200, width: 140, height: 80, rotation: 0,
    resourceId, fresh: null,
  }));
  const drawing = { width: 640, height: 440, underlay: null, items };
  const { createFloorPlan } = await house.ask(
    'mutation($drawing: FloorPlanDrawing) { createFloorPlan(input: { name: "Ground floor", drawing: $drawing }) { id version } }',
    { drawing },
  );
  await house.ask('mutation($id: ID!, $version: Long!) { publishFloorPlan(id: $id, version: $version) { id } }', createFloorPlan);
  return ids;
}

/** Chooses a time of today. */
async function choose({ page, say }: Desk, from: string, until: string): Promise<void> {
  await page.getByLabel(say('members_from'), { exact: true }).selectOption(String(Date.parse(from)));
  await page.getByLabel(say('members_until'), { exact: true }).selectOption(String(Date.parse(until)));
}

const panel = ({ page, say }: Desk, name: string) => page.getByRole('region', { name: say('members_chosen', { place: name }) });

/** What a part of the page reads, in Latin digits. */
async function reads(page: Page, part: ReturnType<typeof panel>): Promise<string> {
  await part.getByRole('list').first().waitFor();
  return latin((await part.textContent()) ?? '');
}

for (const language of ['en', 'ar'] as const) {
  for (const [device, size] of [['phone', phone], ['desktop', desktop]] as const) {
    test(`from the first visit to a confirmed booking (${language}, ${device})`, async ({ browser, house }) => {
      const ids = await furnish(house);
      const mona = await house.addCustomer(names[language].mona, '01012345678');
      await house.stopTheClock();
      const me = await open(browser, house, language, size);
      const { page, say } = me;

      await page.goto(await invite(house, mona));
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(say('members_welcome', { name: names[language].mona }));
      await page.getByLabel(say('access_email')).fill('mona@nile.test');
      await page.getByLabel(say('access_password'), { exact: true }).fill(password);
      await page.getByRole('button', { name: say('members_join'), exact: true }).click();
      await expect(page.getByRole('heading', { name: say('members_book_title') })).toBeVisible();

      // The desk is not hers to see.
      await page.goto('/customers');
      await expect(page.getByRole('heading', { name: say('members_book_title') })).toBeVisible();

      // When: from eleven to two. Where: on the plan, by keys on the desktop and by finger on the phone.
      await choose(me, '2026-11-20T09:00:00Z', '2026-11-20T12:00:00Z');
      await expect(place(page, 'A4')).toHaveAttribute('data-state', 'free');
      if (device === 'desktop') {
        await place(page, 'A1').focus();
        await page.keyboard.type('a4');
        await page.keyboard.press('Enter');
      } else {
        await place(page, 'A4').click();
      }
      const chosen = panel(me, 'A4');
      expect(await reads(page, chosen)).toContain('90.00');
      await chosen.getByRole('button', { name: new RegExp(`^${say('members_book')} .*`) }).press('Enter');
      await expect(page.getByRole('heading', { name: say('members_booked') })).toBeVisible();

      await page.getByRole('main').getByRole('link', { name: say('members_my_bookings'), exact: true }).click();
      await expect(page.locator('[data-booking="A4"]')).toHaveAttribute('data-state', 'confirmed');

      // What was shown is what the house has.
      const { bookings } = await house.ask('{ bookings { nodes { state amount channel startsAt endsAt resource { id } customer { id } } } }');
      expect(bookings.nodes).toEqual([
        {
          state: 'CONFIRMED', amount: 9_000, channel: 'MEMBER', startsAt: '2026-11-20T09:00:00Z', endsAt: '2026-11-20T12:00:00Z',
          resource: { id: ids[3] }, customer: { id: mona },
        },
      ]);
      await page.context().close();
    });
  }

  test(`two see the same desk, one takes it, the other is offered the next (${language})`, async ({ browser, house }) => {
    await furnish(house);
    const { mona, karim } = names[language];
    await addMember(house, await house.addCustomer(mona, '01012345678'), 'mona@nile.test');
    await addMember(house, await house.addCustomer(karim, '01112345678'), 'karim@nile.test');
    await house.stopTheClock();
    const her = await open(browser, house, language, phone);
    const him = await open(browser, house, language, desktop);
    await signIn(her, 'mona@nile.test');
    await signIn(him, 'karim@nile.test');

    for (const each of [her, him]) await choose(each, '2026-11-20T09:00:00Z', '2026-11-20T11:00:00Z');
    await place(her.page, 'A2').click();
    await place(him.page, 'A2').click();
    await panel(her, 'A2').getByRole('button', { name: new RegExp(`^${her.say('members_book')} .*`) }).waitFor();
    await panel(him, 'A2').getByRole('button', { name: new RegExp(`^${him.say('members_book')} .*`) }).click();
    await expect(him.page.getByRole('heading', { name: him.say('members_booked') })).toBeVisible();

    // It changes under her finger: nothing of his name, and what is free beside it.
    await expect(place(her.page, 'A2')).toHaveAttribute('data-state', 'taken');
    const hers = panel(her, 'A2');
    await expect(hers.getByRole('alert')).toContainText('A2');
    await expect(her.page.locator('body')).not.toContainText(karim);
    const instead = hers.getByRole('region', { name: her.say('calendar_alternatives') }).getByRole('button').first();
    const next = latin((await instead.textContent()) ?? '').slice(0, 2);
    await instead.click();
    const other = panel(her, next);
    await other.getByRole('button', { name: new RegExp(`^${her.say('members_book')} .*`) }).click();
    await expect(her.page.getByRole('heading', { name: her.say('members_booked') })).toBeVisible();

    const { bookings } = await house.ask('{ bookings { nodes { state resource { name } customer { name } } } }');
    const found: string[] = bookings.nodes.map((each: { resource: { name: string }; customer: { name: string } }) => `${each.resource.name} ${each.customer.name}`);
    expect(found.sort()).toEqual([`A2 ${karim}`, `${next} ${mona}`].sort());
    await her.page.context().close();
    await him.page.context().close();
  });

  test(`a member pays for a booking at once, on a page that says it is a test (${language})`, async ({ browser, house }) => {
    await furnish(house);
    await addMember(house, await house.addCustomer(names[language].mona, '01012345678'), 'mona@nile.test');
    await house.stopTheClock();
    const me = await open(browser, house, language, phone);
    const { page, say } = me;
    await signIn(me, 'mona@nile.test');
    await choose(me, '2026-11-20T09:00:00Z', '2026-11-20T11:00:00Z');
    await place(page, 'A3').click();
    const chosen = panel(me, 'A3');
    await chosen.getByRole('radio', { name: say('members_pays_now') }).check();
    await chosen.getByRole('button', { name: new RegExp(`^${say('members_book')} .*`) }).click();
    await expect(page).toHaveURL(/test-payments/);

    // Whoever thinks better of it comes back to a place that is kept, and can pay from there.
    const { bookings: held } = await house.ask('{ bookings { nodes { state } } }');
    expect(held.nodes).toEqual([{ state: 'HELD' }]);
    await page.goto('/me');
    await expect(page.locator('[data-booking="A3"]')).toHaveAttribute('data-state', 'held');
    await page.locator('[data-booking="A3"]').getByRole('button', { name: say('members_pays_now') }).click();
    await expect(page).toHaveURL(/test-payments/);
    await page.locator('button[value="pay"]').click();
    await expect(page.locator('[data-booking="A3"]')).toHaveAttribute('data-state', 'confirmed');

    const { bookings } = await house.ask('{ bookings { nodes { state amount invoice { total paidAmount } } } }');
    expect(bookings.nodes).toEqual([{ state: 'CONFIRMED', amount: 6_000, invoice: { total: 6_000, paidAmount: 6_000 } }]);
    await page.context().close();
  });

  test(`the code on a desk checks in whoever booked it (${language})`, async ({ arrive, browser, house }) => {
    const [desk = ''] = await furnish(house);
    const mona = await house.addCustomer(names[language].mona, '01012345678');
    await addMember(house, mona, 'mona@nile.test');
    await house.stopTheClock();
    const input = { customerId: mona, resourceId: desk, startsAt: '2026-11-20T08:15:00Z', endsAt: '2026-11-20T10:00:00Z' };
    await house.ask('mutation($input: BookInput!) { book(input: $input) { id } }', { input });

    // The owner finds the code of the desk, to be printed.
    const shown = await arrive(owner.email, language);
    await shown.page.goto(`/resources/${desk}/code`);
    await expect(shown.page.getByRole('img', { name: shown.say('resources_code_of', { name: 'A1' }) })).toBeVisible();

    // Where it leads, the member is checked in.
    const me = await open(browser, house, language, phone);
    const { page, say } = me;
    await signIn(me, 'mona@nile.test');
    await page.goto(`/here/${desk}`);
    await page.getByRole('button', { name: say('members_check_in') }).click();
    await expect(page.getByText(say('members_checked_in', { place: 'A1' }))).toBeVisible();
    const { bookings } = await house.ask('{ bookings { nodes { state } } }');
    expect(bookings.nodes).toEqual([{ state: 'CHECKED_IN' }]);
    await page.context().close();
  });

  test(`a member moves a booking, then calls it off at the fee that was shown (${language})`, async ({ browser, house }) => {
    const [desk = ''] = await furnish(house);
    const mona = await house.addCustomer(names[language].mona, '01012345678');
    await addMember(house, mona, 'mona@nile.test');
    // Free until a day before, half the price afterwards.
    await house.ask('mutation { changeBookingSettings(input: { freeUntilMinutes: 1440, cancellationFee: 5000 }, version: 0) { version } }');
    await house.stopTheClock();
    const input = { customerId: mona, resourceId: desk, startsAt: '2026-11-20T12:00:00Z', endsAt: '2026-11-20T14:00:00Z' };
    await house.ask('mutation($input: BookInput!) { book(input: $input) { id } }', { input });
    const me = await open(browser, house, language, phone);
    const { page, say } = me;
    await signIn(me, 'mona@nile.test');

    await page.goto('/me');
    await page.getByRole('link', { name: say('members_move'), exact: true }).click();
    await expect(page.getByRole('heading', { name: say('members_move_title', { place: 'A1' }) })).toBeVisible();
    await place(page, 'A5').click();
    const chosen = panel(me, 'A5');
    expect(await reads(page, chosen)).toContain('60.00');
    await chosen.locator('button[type="submit"]').click();
    await expect(page.getByRole('heading', { name: say('members_moved') })).toBeVisible();

    await page.goto('/me');
    await expect(page.locator('[data-booking="A5"]')).toBeVisible();
    await page.getByRole('button', { name: say('members_cancel'), exact: true }).click();
    const asked = page.getByRole('alertdialog');
    const off = asked.getByRole('button').last();
    await expect.poll(async () => latin((await off.textContent()) ?? '')).toContain('30.00');
    await off.click();
    await expect(page.getByText(say('members_no_booking'))).toBeVisible();

    const { bookings } = await house.ask('{ bookings { nodes { state fee } } }');
    expect(bookings.nodes).toEqual([{ state: 'CANCELLED', fee: 3_000 }]);
    await page.context().close();
  });
}

for (const language of ['en', 'ar'] as const) {
  test(`a member waits for a desk, takes what is offered, and makes it recurring (${language})`, async ({ browser, house }) => {
    const [desk = ''] = await furnish(house);
    const mona = await house.addCustomer(names[language].mona, '01012345678');
    const karim = await house.addCustomer(names[language].karim, '01112345678');
    await addMember(house, mona, 'mona@nile.test');
    await house.stopTheClock();
    const input = { customerId: karim, resourceId: desk, startsAt: '2026-11-20T12:00:00Z', endsAt: '2026-11-20T14:00:00Z' };
    const { book } = await house.ask('mutation($input: BookInput!) { book(input: $input) { id } }', { input });
    const me = await open(browser, house, language, phone);
    const { page, say } = me;
    await signIn(me, 'mona@nile.test');

    await choose(me, '2026-11-20T12:00:00Z', '2026-11-20T14:00:00Z');
    await expect(place(page, 'A1')).toHaveAttribute('data-state', 'taken');
    await place(page, 'A1').click();
    await panel(me, 'A1').getByRole('button', { name: say('members_wait_for', { place: 'A1' }) }).click();
    await expect(page.getByText(say('members_in_line', { place: 'A1' }))).toBeVisible();

    await house.ask('mutation($id: ID!) { cancelBooking(id: $id) { id } }', { id: book.id });
    await page.goto('/me');
    const offered = page.locator('[data-waiting="A1"]');
    await expect(offered).toHaveAttribute('data-state', 'offered');
    await offered.getByRole('button').first().click();
    const mine = page.locator('[data-booking="A1"]');
    await expect(mine).toHaveAttribute('data-state', 'confirmed');

    await mine.getByRole('button', { name: say('members_repeat'), exact: true }).click();
    await page.getByRole('region', { name: say('series_outlook') }).waitFor();
    await page.getByRole('button', { name: say('series_repeat'), exact: true }).click();
    await expect.poll(() => mine.count()).toBeGreaterThan(2);
    const { bookings } = await house.ask('query($c: ID!) { bookings(customerId: $c, first: 3) { nodes { state seriesId startsAt } } }', { c: mona });
    expect(bookings.nodes.map((each: { state: string }) => each.state)).toEqual(['CONFIRMED', 'CONFIRMED', 'CONFIRMED']);
    expect(bookings.nodes[0].seriesId).toBeTruthy();
    await page.context().close();
  });
}

test('the desk invites a customer, and a stranger sees what is free and no name', async ({ browser, house, arrive }) => {
  const [, , taken = ''] = await furnish(house);
  const karim = await house.addCustomer(names.en.karim, '01112345678');
  await house.stopTheClock();
  const input = { customerId: karim, resourceId: taken, startsAt: '2026-11-20T08:00:00Z', endsAt: '2026-11-20T12:00:00Z', title: 'Board of Nile Drinks' };
  await house.ask('mutation($input: BookInput!) { book(input: $input) { id } }', { input });

  const { page, say } = await arrive(owner.email, 'en');
  await page.goto(`/customers/${karim}`);
  await page.getByRole('button', { name: say('members_invite'), exact: true }).click();
  await expect(page.getByLabel(say('members_invitation_link'))).toHaveValue(/\/join\/[0-9a-f]{32}$/);

  await page.goto('/settings?part=members');
  await page.getByLabel(say('members_public_page_on')).check();
  await page.getByRole('button', { name: say('access_save'), exact: true }).click();
  const link = page.getByLabel(say('members_public_link'));
  await expect(link).toHaveValue(/\/space\/[a-z0-9]{12}$/);
  const address = await link.inputValue();

  const stranger = await open(browser, house, 'en', phone);
  const heard: string[] = [];
  stranger.page.on('response', (answer) => {
    if (answer.url().endsWith('/graphql')) void answer.text().then((text) => heard.push(text), () => undefined);
  });
  await stranger.page.goto(address);
  await expect(place(stranger.page, 'A3')).toHaveAttribute('data-state', 'taken');
  await expect(place(stranger.page, 'A4')).toHaveAttribute('data-state', 'free');
  // A4: what is not to be seen does not leave the server.
  expect(heard.join()).toContain('"A3"');
  expect(heard.join()).not.toMatch(/Karim|Nile Drinks/);

  await page.getByRole('button', { name: say('members_new_link') }).click();
  await expect(link).not.toHaveValue(address);
  await stranger.page.reload();
  await expect(stranger.page.getByRole('heading', { name: say('members_page_closed') })).toBeVisible();
  await stranger.page.context().close();
});
