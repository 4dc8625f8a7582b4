/** The first minutes: an empty server becomes a space with its plan, prices and team, and takes its first booking. */
import { expect, openBrowser, test, type Desk } from '../support/desk';
import { owner, password, staff, type House } from '../support/house';
import { latin } from '../support/words';

/** The first step, with nothing typed but what nobody can know. */
async function begin({ page, say }: Desk): Promise<void> {
  await page.goto('/');
  await expect(page.getByRole('heading', { name: say('spaces_setup_title') })).toBeVisible();
  await page.getByLabel(say('spaces_business')).fill('Rukn El Nil');
  await page.getByLabel(say('access_name'), { exact: true }).fill(owner.name);
  await page.getByLabel(say('access_email')).fill(owner.email);
  await page.getByLabel(say('access_password'), { exact: true }).fill(password);
  await page.getByRole('button', { name: say('spaces_setup_next') }).click();
  await expect(page.getByRole('heading', { name: say('spaces_guide_layout_title') })).toBeVisible();
}

/** What the house holds now. */
async function held(house: House) {
  await house.signIn();
  const { space, resources, floorPlans, plans, users } = await house.ask(
    `{ space { name zone cutOff openingHours { weekday } taxMode taxRate phone receiptNote }
       resources { name resourceType ratePerHour } floorPlans { name drawing draft } plans { days price } users { name role } }`,
  );
  return { space, resources, floorPlans, plans, users };
}

const screens = { desktop: { width: 1280, height: 860 }, phone: { width: 390, height: 844 } };

for (const [language, screen] of [['en', 'desktop'], ['en', 'phone'], ['ar', 'desktop'], ['ar', 'phone']] as const) {
  test(`five steps from an empty server to the first booking (${language}, ${screen})`, async ({ browser, emptyHouse }) => {
    const desk = await openBrowser(browser, emptyHouse, language);
    const { page, say } = desk;
    await page.setViewportSize(screens[screen]);
    const started = performance.now();
    await begin(desk);
    const onward = page.getByRole('button', { name: say('spaces_setup_next') });

    // Layout: the open space that is offered, with fewer seats.
    await expect(page.getByRole('img', { name: say('spaces_guide_preview') })).toBeVisible();
    await page.getByLabel(say('plan_editor_places')).fill('12');
    await onward.click();

    // Prices: suggestions that can be changed, and tax in them.
    await expect(page.getByRole('heading', { name: say('spaces_guide_prices_title') })).toBeVisible();
    const seat = page.getByLabel(new RegExp(`^${say('resources_seats')} \\(`));
    expect(latin(await seat.inputValue())).toBe('25.00');
    await seat.fill('30');
    await page.getByRole('radio', { name: say('spaces_tax_inclusive') }).check();
    await page.getByLabel(say('spaces_tax_name')).fill('VAT');
    await page.getByLabel(say('spaces_tax_rate')).fill('14');
    await page.getByRole('button', { name: say('spaces_guide_open') }).click();

    // Brand: what is typed stands on the receipt beside it.
    await expect(page.getByRole('heading', { name: say('spaces_guide_brand_title') })).toBeVisible();
    const receipt = page.getByRole('region', { name: say('spaces_guide_receipt') });
    await page.getByLabel(say('spaces_receipt_note')).fill('Wi-Fi: nile2026');
    await expect(receipt).toContainText('Wi-Fi: nile2026');
    await expect(receipt).toContainText('Rukn El Nil');
    await page.reload();
    await page.getByLabel(say('spaces_receipt_note')).fill('Wi-Fi: nile2026');
    await onward.click();

    // Team: one more person.
    await expect(page.getByRole('heading', { name: say('spaces_guide_team_title') })).toBeVisible();
    await page.getByRole('button', { name: say('access_new_user') }).click();
    const sheet = page.getByRole('dialog');
    await sheet.getByLabel(say('access_name'), { exact: true }).fill(staff.name);
    await sheet.getByLabel(say('access_email')).fill(staff.email);
    await sheet.getByLabel(say('access_password'), { exact: true }).fill(password);
    await sheet.getByRole('button', { name: say('access_add_user') }).click();
    await expect(sheet).toHaveCount(0);
    await page.getByRole('button', { name: say('spaces_guide_finish') }).click();
    await expect(page.getByRole('heading', { name: say('spaces_guide_done_title', { name: 'Rukn El Nil' }) })).toBeVisible();

    // The first booking, for somebody nobody knows yet.
    await page.getByRole('link', { name: say('spaces_guide_book') }).click();
    const booking = page.getByRole('dialog', { name: say('calendar_new') });
    await booking.getByRole('combobox', { name: say('sessions_who') }).fill('Hoda Ramzy');
    await booking.getByText(say('sessions_new_customer_named', { name: 'Hoda Ramzy' })).click();
    const place = booking.getByLabel(say('calendar_place'), { exact: true });
    await expect(place.locator('option').filter({ hasText: /^A1[,،]/ })).toHaveCount(1);
    await place.selectOption({ index: 1 });
    await booking.getByLabel(say('calendar_starts'), { exact: true }).fill('2026-11-20T14:00');
    await booking.getByLabel(say('calendar_ends'), { exact: true }).fill('2026-11-20T16:00');
    await booking.getByRole('button', { name: say('calendar_book'), exact: true }).click();
    await expect(booking).toHaveCount(0);
    expect(performance.now() - started).toBeLessThan(5 * 60_000);

    const now = await held(emptyHouse);
    expect(now.space).toMatchObject({ name: 'Rukn El Nil', zone: 'Africa/Cairo', cutOff: '05:00', taxMode: 'INCLUSIVE', taxRate: 1400, receiptNote: 'Wi-Fi: nile2026' });
    expect(now.space.openingHours).toHaveLength(7);
    const seats = now.resources.filter(({ resourceType }: { resourceType: string }) => resourceType === 'SEAT');
    expect(seats).toHaveLength(12);
    expect(seats.every(({ ratePerHour }: { ratePerHour: number }) => ratePerHour === 3_000)).toBe(true);
    expect(now.resources.every(({ ratePerHour }: { ratePerHour: number }) => ratePerHour > 0)).toBe(true);
    expect(now.floorPlans).toHaveLength(1);
    expect(now.floorPlans[0].draft).toBeNull();
    expect(now.users.map(({ role }: { role: string }) => role).toSorted()).toEqual(['OWNER', 'STAFF']);
    const { bookings } = await emptyHouse.ask('{ bookings { nodes { customerName amount } } }');
    expect(bookings.nodes).toEqual([{ customerName: 'Hoda Ramzy', amount: 6_000 }]);
    await page.context().close();
  });
}

for (const language of ['en', 'ar'] as const) {
  test(`a first run left half-way goes on where it was (${language})`, async ({ browser, emptyHouse }) => {
    const first = await openBrowser(browser, emptyHouse, language);
    await begin(first);
    const { page, say } = first;

    // Drawn by hand, then left: another machine goes on from there.
    await page.getByRole('radio', { name: say('plan_editor_empty') }).check();
    await page.getByRole('button', { name: say('spaces_guide_draw') }).click();
    const canvas = page.getByRole('application', { name: say('plan_editor_canvas') });
    await canvas.focus();
    await page.keyboard.press('s');
    await page.keyboard.press('Control+d');
    await expect(canvas.locator('[data-item]')).toHaveCount(2);
    await expect(page.locator('[data-kept="kept"]')).toBeVisible();
    await page.context().close();

    const second = await openBrowser(browser, emptyHouse, language);
    await second.page.goto('/');
    await second.page.getByLabel(say('access_email')).fill(owner.email);
    await second.page.getByLabel(say('access_password'), { exact: true }).fill(password);
    await second.page.keyboard.press('Enter');
    // Nothing to sit on yet, and the house says what to do first.
    await second.page.getByRole('link', { name: say('sessions_add_places') }).click();
    await expect(second.page.getByRole('heading', { name: say('spaces_guide_prices_title') })).toBeVisible();
    await second.page.getByRole('link', { name: say('spaces_guide_layout') }).click();
    await expect(second.page.locator('[data-item]')).toHaveCount(2);
    await second.page.getByRole('button', { name: say('spaces_setup_next') }).click();
    await second.page.getByRole('button', { name: say('spaces_guide_open') }).click();
    await expect(second.page.getByRole('heading', { name: say('spaces_guide_brand_title') })).toBeVisible();
    await second.page.getByRole('link', { name: say('spaces_guide_later') }).click();

    // Somebody walks in.
    await second.page.locator('[data-place="A1"]').first().click();
    const sheet = second.page.getByRole('dialog');
    await sheet.getByRole('combobox', { name: say('sessions_who') }).fill('Hoda Ramzy');
    await sheet.getByText(say('sessions_new_customer_named', { name: 'Hoda Ramzy' })).click();
    await second.page.keyboard.press('Enter');
    await expect(second.page.locator('[data-place="A1"]').first()).toHaveAccessibleName(/Hoda Ramzy/);

    const now = await held(emptyHouse);
    expect(now.resources.map(({ name, ratePerHour }: { name: string; ratePerHour: number }) => [name, ratePerHour]).toSorted()).toEqual([['A1', 2_500], ['A2', 2_500]]);
    await second.page.context().close();
  });
}
