/** The house as its floor plan: read and gone over by keys, pressed by a finger, and true while it is looked at; its list says the same. */
import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../support/desk';
import { staff, type House } from '../support/house';

/** Publishes an open space for so many seats: `A1` to `A12` on the first table, six facing six. */
async function openSpace(house: House, places: number): Promise<Map<string, string>> {
  const { floorPlanTemplate: drawing } = await house.ask('query($n: Int!) { floorPlanTemplate(template: OPEN_SPACE, places: $n) }', { n: places });
  const create = 'mutation($d: FloorPlanDrawing!) { createFloorPlan(input: { name: "Ground floor", drawing: $d }) { id version } }';
  const { id, version } = (await house.ask(create, { d: drawing })).createFloorPlan;
  await house.ask('mutation($id: ID!, $v: Long!) { publishFloorPlan(id: $id, version: $v) { id } }', { id, v: version });
  const { resources } = await house.ask('{ resources { id name } }');
  return new Map(resources.map((place: { id: string; name: string }) => [place.name, place.id]));
}

const seat = (page: Page, name: string): Locator => page.locator(`svg [data-place="${name}"]`);

async function closeSheet(page: Page): Promise<void> {
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
}

for (const language of ['en', 'ar'] as const) {
  test(`the desk goes over the plan by keys and sees what others do (${language})`, async ({ house, arrive }) => {
    const seats = await openSpace(house, 24);
    const guest = await house.addCustomer('مريم فؤاد');
    const { page, say } = await arrive(staff.email, language);

    await test.step('the plan is one stop for Tab, arrows and letters go over it', async () => {
      const plan = page.getByRole('group', { name: say('floor_plans_floor', { name: 'Ground floor' }) });
      await expect(plan.getByRole('button')).toHaveCount(25);
      await expect(plan.locator('[tabindex="0"]')).toHaveCount(1);
      await seat(page, 'A1').focus();
      // The room is not mirrored: to the right is to the right in every language.
      await page.keyboard.press('ArrowRight');
      await expect(seat(page, 'A2')).toBeFocused();
      await page.keyboard.press('ArrowDown');
      await expect(seat(page, 'A8')).toBeFocused();
      await page.keyboard.press('ArrowLeft');
      await expect(seat(page, 'A7')).toBeFocused();
      await page.keyboard.type('b12');
      await expect(seat(page, 'B12')).toBeFocused();
      await expect(seat(page, 'B12')).toHaveAccessibleName(new RegExp(`B12.*${say('sessions_free')}`));
    });

    await test.step('closer and the whole again, with the focus in sight', async () => {
      const closer = () => page.keyboard.press('+');
      const wide = (await seat(page, 'B12').boundingBox())!.width;
      await closer();
      await closer();
      await expect.poll(async () => (await seat(page, 'B12').boundingBox())!.width).toBeGreaterThan(1.5 * wide);
      await page.keyboard.press('Home');
      await expect(seat(page, 'A1')).toBeFocused();
      await expect(seat(page, 'A1')).toBeInViewport();
      await page.getByRole('button', { name: say('floor_plans_whole') }).click();
      await expect.poll(async () => (await seat(page, 'B12').boundingBox())!.width).toBeCloseTo(wide, 0);
    });

    await test.step('somebody sits down at another till, and the plan says so by itself', async () => {
      await expect(seat(page, 'A3')).toHaveAttribute('data-state', 'free');
      await house.ask('mutation($c: ID!, $r: ID!) { startSession(input: { customerId: $c, resourceId: $r }) { id } }', { c: guest, r: seats.get('A3') });
      await expect(seat(page, 'A3')).toHaveAttribute('data-state', 'taken');
      await expect(seat(page, 'A3')).toHaveAccessibleName(/A3.*مريم فؤاد/);
      await house.ask('mutation($r: ID!) { setOutOfOrder(resourceId: $r, reason: "Lamp") { id } }', { r: seats.get('A4') });
      await expect(seat(page, 'A4')).toHaveAttribute('data-state', 'out_of_order');
    });

    await test.step('what is looked for stays, the rest steps back', async () => {
      await page.getByRole('radio', { name: say('sessions_filter_taken') }).click();
      await expect(seat(page, 'A1')).toHaveAttribute('opacity', '0.3');
      await expect(seat(page, 'A3')).not.toHaveAttribute('opacity');
      await page.getByRole('radio', { name: say('sessions_filter_all') }).click();
      await expect(seat(page, 'A1')).not.toHaveAttribute('opacity');
    });

    await test.step('Enter begins a session there, or opens the one that goes on', async () => {
      await seat(page, 'A2').focus();
      await page.keyboard.press('Enter');
      await expect(page).toHaveURL(new RegExp(`start=${seats.get('A2')}`));
      await closeSheet(page);
      await seat(page, 'A3').focus();
      await page.keyboard.press('Enter');
      await expect(page).toHaveURL(/session=/);
      await closeSheet(page);
    });

    await test.step('the list says the same, and this device remembers it', async () => {
      await page.getByRole('button', { name: say('sessions_as_list') }).click();
      await expect(page.getByRole('row', { name: /A3.*مريم فؤاد/ })).toBeVisible();
      await page.reload();
      await expect(page.getByRole('row', { name: /A3.*مريم فؤاد/ })).toBeVisible();
      await page.getByRole('button', { name: say('sessions_as_plan') }).click();
      await expect(seat(page, 'A1')).toBeVisible();
    });
  });
}

test('on a phone, a plan of 300 seats comes nearer to the finger, and then a seat is pressed', async ({ house, arrive, browser }) => {
  const seats = await openSpace(house, 300);
  const { page: desktop } = await arrive(staff.email, 'en');
  const context = await browser.newContext({
    baseURL: house.url,
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
    storageState: await desktop.context().storageState(),
  });
  const page = await context.newPage();
  await page.goto('/');
  await seat(page, 'K5').waitFor();
  const small = (await seat(page, 'K5').boundingBox())!.width;
  await seat(page, 'K5').tap();
  await expect.poll(async () => (await seat(page, 'K5').boundingBox())!.width).toBeGreaterThan(2 * small);
  await expect(seat(page, 'K5')).toBeInViewport();
  await seat(page, 'K5').tap();
  await expect(page).toHaveURL(new RegExp(`start=${seats.get('K5')}`));
  await context.close();
});
