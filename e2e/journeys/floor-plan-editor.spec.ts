/** A room of 24 desks is drawn by keyboard and by mouse, taken back to nothing and done again, and published while another looks on. */
import type { Locator, Page } from '@playwright/test';
import { expect, test, type Desk } from '../support/desk';
import { owner, staff, type House } from '../support/house';

interface Board {
  page: Page;
  canvas: Locator;
  /** What lies on the floor. */
  items: Locator;
  undo: Locator;
  redo: Locator;
}

/** A new empty floor, by keyboard alone. */
async function emptyFloor({ page, say }: Desk, name: string): Promise<Board> {
  await page.goto('/floor-plans');
  await page.getByRole('button', { name: say('plan_editor_new_floor') }).last().press('Enter');
  const dialog = page.getByRole('dialog', { name: say('plan_editor_new_floor') });
  await dialog.getByLabel(say('plan_editor_floor_name')).fill(name);
  await dialog.getByRole('radio', { name: say('plan_editor_empty') }).press('Space');
  await dialog.getByRole('button', { name: say('plan_editor_make_floor') }).press('Enter');
  const canvas = page.getByRole('application', { name: say('plan_editor_canvas') });
  await expect(canvas).toBeVisible();
  await expect(dialog).toHaveCount(0);
  const named = (key: string) => page.getByRole('button', { name: new RegExp(`^${say(key)}(:|$)`) });
  return { page, canvas, items: canvas.locator('[data-item]'), undo: named('plan_editor_undo'), redo: named('plan_editor_redo') };
}

/** Where everything lies, to compare before and after. */
const drawn = ({ items }: Board): Promise<string> => items.evaluateAll((all) => all.map((item) => `${item.dataset.item} ${item.innerHTML}`).join('\n'));

async function undoAndRedoAll(board: Board, steps: { undo(): Promise<void>; redo(): Promise<void> }): Promise<void> {
  const before = await drawn(board);
  while (await board.undo.isEnabled()) await steps.undo();
  await expect(board.items).toHaveCount(0);
  await expect(board.undo).toBeDisabled();
  while (await board.redo.isEnabled()) await steps.redo();
  await expect(board.redo).toBeDisabled();
  expect(await drawn(board)).toBe(before);
}

async function publish({ page }: Board, { say }: Desk): Promise<void> {
  await page.getByRole('button', { name: say('plan_editor_publish'), exact: true }).press('Enter');
  const dialog = page.getByRole('dialog', { name: say('plan_editor_publish_title') });
  await dialog.getByRole('button', { name: say('plan_editor_publish'), exact: true }).press('Enter');
  await expect(dialog).toHaveCount(0);
}

/** Publishes, and the other screen shows the places without being touched. */
async function publishBefore(board: Board, desk: Desk, other: Desk, house: House, names: string[]): Promise<void> {
  const { page } = board;
  await expect(page.locator('[data-kept="kept"]')).toBeVisible();
  await expect(other.page.locator('[data-place]')).toHaveCount(0);
  await publish(board, desk);
  for (const name of [names[0], names.at(-1)]) await expect(other.page.locator(`[data-place="${name}"]`)).toBeVisible();
  const { resources, floorPlans } = await house.ask('{ resources { id name ratePerHour } floorPlans { drawing draft } }');
  expect(resources.map(({ name }: { name: string }) => name).toSorted()).toEqual(names.toSorted());
  expect(floorPlans[0].draft).toBeNull();
  const places = floorPlans[0].drawing.items.filter(({ kind }: { kind: string }) => kind === 'place');
  expect(places.map(({ resourceId }: { resourceId: string }) => resourceId).toSorted()).toEqual(resources.map(({ id }: { id: string }) => id).toSorted());
}

const desks = Array.from({ length: 24 }, (_, index) => `D${index + 1}`);

for (const language of ['en', 'ar'] as const) {
  test(`a room of 24 desks by keyboard (${language})`, async ({ house, arrive }) => {
    const desk = await arrive(owner.email, language);
    const other = await arrive(staff.email, language);
    const { page, say } = desk;
    const board = await emptyFloor(desk, language === 'ar' ? 'الدور الأرضي' : 'Ground floor');
    const { canvas, items } = board;

    // The first desk by its letter, then moved, widened and turned by keys.
    await canvas.focus();
    await page.keyboard.press('d');
    await expect(items).toHaveCount(1);
    await page.keyboard.press('Control+ArrowLeft');
    await page.keyboard.press('Enter');
    const selected = page.getByRole('region', { name: say('plan_editor_inspector') });
    await expect(selected.getByLabel(say('resources_name'))).toBeFocused();
    await selected.getByLabel(say('resources_rate')).fill('35');
    await canvas.focus();
    for (const key of ['Shift+ArrowLeft', 'Shift+ArrowLeft', 'Shift+ArrowLeft', 'Shift+ArrowLeft', 'Shift+ArrowLeft', 'Shift+ArrowUp', 'Shift+ArrowUp', 'Shift+ArrowUp']) {
      await page.keyboard.press(key);
    }

    // Repeated in rows: four times six, each with a name of its own.
    await page.keyboard.press('m');
    const rows = page.getByRole('dialog', { name: say('plan_editor_repeat') });
    const across = rows.getByRole('textbox', { name: new RegExp(say('plan_editor_columns')) });
    await across.fill('6');
    await rows.getByRole('textbox', { name: new RegExp(say('plan_editor_row_count')) }).first().fill('4');
    await across.press('Enter');
    await expect(rows).toHaveCount(0);
    await expect(items).toHaveCount(24);
    await expect(canvas.locator('[data-item="D24"]')).toBeVisible();

    // A wall, a door, a plant and a label, each by its letter.
    await expect(canvas).toBeFocused();
    for (const key of ['w', 'o', 'p', 'l']) await page.keyboard.press(key);
    await expect(items).toHaveCount(28);

    await undoAndRedoAll(board, {
      undo: () => page.keyboard.press('Control+z'),
      redo: () => page.keyboard.press('Control+Shift+z'),
    });
    await publishBefore(board, desk, other, house, desks);

    // What was published can still be taken back and done again, as the places that now exist.
    await canvas.focus();
    await page.keyboard.press('Control+z');
    await expect(items).toHaveCount(27);
    await page.keyboard.press('Control+y');
    await expect(items).toHaveCount(28);
    await expect(page.locator('[data-kept="kept"]')).toBeVisible();

    // Published again, a desk moves on the screen of whoever looks on.
    const there = other.page.locator('[data-place="D1"]');
    const before = (await there.boundingBox())!;
    await canvas.focus();
    await page.keyboard.press('Escape');
    await page.keyboard.press('.');
    await page.keyboard.press('Control+Shift+ArrowRight');
    await expect(page.locator('[data-kept="kept"]')).toBeVisible();
    await publish(board, desk);
    await expect.poll(async () => (await there.boundingBox())!.width).toBeGreaterThan(before.width * 1.2);

    // Another visit finds it as it was left.
    await page.reload();
    await expect(items).toHaveCount(28);
  });

  test(`a room of 24 desks by mouse (${language})`, async ({ house, arrive }) => {
    const desk = await arrive(owner.email, language);
    const other = await arrive(staff.email, language);
    const { page, say } = desk;
    const board = await emptyFloor(desk, language === 'ar' ? 'الدور الأول' : 'First floor');
    const { canvas, items } = board;
    const floor = canvas.locator('[data-floor]');
    const tool = (key: string) => page.getByRole('group', { name: say('plan_editor_tools') }).getByRole('button', { name: say(key), exact: true });
    const frame = (await floor.boundingBox())!;
    const at = (x: number, y: number) => ({ x: frame.x + frame.width * x, y: frame.y + frame.height * y });
    const drag = async (from: { x: number; y: number }, to: { x: number; y: number }) => {
      await page.mouse.move(from.x, from.y);
      await page.mouse.down();
      await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 4 });
      await page.mouse.move(to.x, to.y, { steps: 4 });
      await page.mouse.up();
    };

    // A desk is drawn out, put elsewhere and pulled larger.
    await tool('resources_desk').click();
    await drag(at(0.3, 0.3), at(0.4, 0.36));
    await expect(items).toHaveCount(1);
    await drag(at(0.35, 0.33), at(0.12, 0.12));
    const middle = async (name: string) => {
      const box = (await canvas.locator(`[data-item="${name}"]`).boundingBox())!;
      return { x: box.x + box.width / 2, y: box.y + box.height / 2, right: box.x + box.width, bottom: box.y + box.height };
    };
    const before = await middle('D1');
    expect(before.x).toBeLessThan(at(0.2, 0).x);
    await drag({ x: before.right, y: before.bottom }, { x: before.right + 12, y: before.bottom + 8 });
    expect((await middle('D1')).right).toBeGreaterThan(before.right + 4);

    // Repeated to 24; all of them in a frame are moved together.
    await page.getByRole('button', { name: say('plan_editor_repeat') }).click();
    const rows = page.getByRole('dialog', { name: say('plan_editor_repeat') });
    await rows.getByRole('textbox', { name: new RegExp(say('plan_editor_columns')) }).fill('6');
    await rows.getByRole('textbox', { name: new RegExp(say('plan_editor_row_count')) }).first().fill('4');
    await rows.getByRole('button', { name: say('plan_editor_lay') }).click();
    await expect(items).toHaveCount(24);

    // Walls around, one after the other, until the tool is put away.
    await tool('plan_editor_wall').click();
    const now = (await floor.boundingBox())!;
    await drag({ x: now.x + 2, y: now.y + 2 }, { x: now.x + now.width - 2, y: now.y + 3 });
    await drag({ x: now.x + 2, y: now.y + now.height - 2 }, { x: now.x + now.width - 2, y: now.y + now.height - 2 });
    await expect(items).toHaveCount(26);
    await tool('plan_editor_choose').click();

    await undoAndRedoAll(board, { undo: () => board.undo.click(), redo: () => board.redo.click() });
    await publishBefore(board, desk, other, house, desks);
  });
}
