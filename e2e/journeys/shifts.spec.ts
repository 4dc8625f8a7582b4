/** A drawer from its float to its count with a difference, and a coffee for somebody who only passes by. */
import { expect, test, type Desk } from '../support/desk';
import { owner, staff, type House } from '../support/house';
import { latin } from '../support/words';

/** In piastres: 500.00 in the drawer, two coffees at 45.00, milk for 60.00, and 5.00 missing. */
const cash = { float: 50_000, coffee: 4_500, milk: 6_000, counted: 52_500, expected: 53_000, missing: 500 };

const names = {
  en: { coffee: 'Turkish coffee', milk: 'Milk' },
  ar: { coffee: 'قهوة تركي', milk: 'شراء لبن' },
} as const;

for (const language of ['en', 'ar'] as const) {
  test(`a shift goes from its float to its count, with a sale over the counter (${language})`, async ({ house, arrive }) => {
    const { coffee, milk } = names[language];
    const item = await house.addItem(coffee, 'BEVERAGE', cash.coffee, 20);
    await house.addPlace('A1', 3_000);
    await cashNeedsShifts(house);
    const desk = await arrive(staff.email, language);
    const manager = await arrive(owner.email, language);
    const { page, say } = desk;

    await sellsTwoCoffees(desk, coffee);
    await manager.page.goto('/till');
    const listed = manager.page.getByRole('row').filter({ hasText: staff.name });
    await expect(listed).toContainText(say('shifts_is_open'));

    // Milk is paid out of the drawer.
    await page.goto('/till');
    await page.getByRole('button', { name: say('shifts_pay_out'), exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(say('shifts_amount')).fill('60');
    await dialog.getByLabel(say('shifts_reason')).fill(milk);
    await page.keyboard.press('Enter');
    await expect(dialog).toHaveCount(0);

    // The count is blind: what should be there is on no screen of the one who counts, and in no answer.
    await expect.poll(async () => latin((await listed.textContent()) ?? '')).toContain('530.00');
    expect(latin((await page.getByRole('main').textContent()) ?? '')).not.toContain('530.00');
    await page.getByRole('button', { name: say('shifts_count_and_close') }).click();
    await dialog.getByRole('radio', { name: say('shifts_by_pieces') }).check();
    const pieces = (value: number) => dialog.getByRole('textbox').nth([200, 100, 50, 20, 10, 5, 1].indexOf(value));
    await pieces(200).fill('2');
    await pieces(100).fill('1');
    await pieces(20).fill('1');
    await pieces(5).fill('1');
    await expect.poll(async () => latin((await dialog.textContent()) ?? '')).toContain('525.00');
    expect(latin((await dialog.textContent()) ?? '')).not.toContain('530.00');
    await dialog.getByRole('button', { name: say('shifts_close') }).click();
    await expect(dialog.getByRole('status')).toContainText(say('shifts_is_missing'));
    const result = latin((await dialog.textContent()) ?? '');
    for (const amount of ['5.00', '530.00', '525.00', '500.00', '90.00', '60.00']) expect(result).toContain(amount);
    await dialog.getByRole('button', { name: say('ui_done') }).click();
    await expect(page.getByText(say('shifts_none_open'))).toBeVisible();

    await managerSeesTheDifference(manager, listed);
    await everythingAgrees(house, item);
  });
}

async function cashNeedsShifts(house: House): Promise<void> {
  const fields = 'name zone openingHours { weekday opens closes } cutOff taxMode taxRate taxName incrementMinutes graceMinutes allowNegativeStock receiptNote';
  const { space } = await house.ask(`{ space { version ${fields} } }`);
  const { version, ...input } = space;
  const change = 'mutation($input: SpaceInput!, $version: Long!) { changeSpace(input: $input, version: $version) { id } }';
  await house.ask(change, { version, input: { ...input, cashShifts: 'REQUIRED' } });
}

/** Two coffees to go. Without a shift the cash is refused, and the shift is opened in place. */
async function sellsTwoCoffees({ page, say }: Desk, coffee: string): Promise<void> {
  await page.getByRole('link', { name: say('sessions_sell'), exact: true }).click();
  const sheet = page.getByRole('dialog', { name: say('sessions_sell_title') });
  const shelf = sheet.getByRole('region', { name: say('sessions_items') });
  await shelf.getByRole('button', { name: coffee }).click();
  await shelf.getByRole('button', { name: coffee }).click();
  await sheet.getByLabel(say('payments_cash_given')).fill('100');
  await expect.poll(async () => latin((await sheet.textContent()) ?? '')).toContain('10.00');
  await page.keyboard.press('Control+Enter');
  await sheet.getByRole('button', { name: say('shifts_open_mine') }).click();
  const opening = page.getByRole('dialog', { name: say('shifts_open_title') });
  await opening.getByLabel(say('shifts_float_in_drawer')).fill('500');
  await page.keyboard.press('Enter');
  await expect(opening).toHaveCount(0);
  await expect(sheet.getByText(say('shifts_try_again'))).toBeVisible();
  await sheet.getByLabel(say('payments_cash_given')).press('Control+Enter');
  const sold = page.getByRole('dialog', { name: say('sessions_sold') });
  await expect(sold.getByRole('status')).toContainText(say('sessions_passer_by'));
  const opened = page.context().waitForEvent('page');
  await sold.getByRole('link', { name: say('sessions_receipt') }).click();
  const receipt = (await opened).getByRole('article');
  await expect(receipt).toContainText(coffee);
  await expect(receipt).toContainText(say('sessions_passer_by'));
  expect(latin((await receipt.textContent()) ?? '')).toContain('90.00');
  await (await opened).close();
  await sold.getByRole('button', { name: say('ui_done') }).click();
}

async function managerSeesTheDifference({ page, say }: Desk, listed: ReturnType<Desk['page']['locator']>): Promise<void> {
  await expect(listed).toContainText(say('shifts_missing'));
  await listed.getByRole('button').first().click();
  const sheet = page.getByRole('dialog', { name: say('shifts_shift_of', { name: staff.name }) });
  await expect(sheet.getByRole('status').filter({ hasText: say('shifts_is_missing') })).toBeVisible();
  await expect(sheet).toContainText(say.like('shifts_chain_whole'));
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: say('shifts_check_all') }).click();
  await expect(page.getByRole('dialog', { name: say('shifts_check_title') })).toContainText(say.like('shifts_chain_whole'));
}

/** Drawer, stock, invoice and the chain, to the piastre. */
async function everythingAgrees(house: House, item: string): Promise<void> {
  const found = await house.ask(
    `query($i: ID!) {
      shifts(first: 1) { nodes { expected counted variance entries { nodes { kind amount } } } }
      item(id: $i) { quantity } invoices { nodes { total due status passerBy } } verifyCash { entries addsUp breaks { seq } }
      customers { total } }`,
    { i: item },
  );
  const [shift] = found.shifts.nodes;
  expect(shift).toMatchObject({ expected: cash.expected, counted: cash.counted, variance: -cash.missing });
  expect(shift.entries.nodes).toEqual([
    { kind: 'COUNT', amount: -cash.missing },
    { kind: 'PAY_OUT', amount: -cash.milk },
    { kind: 'SALE', amount: 2 * cash.coffee },
    { kind: 'FLOAT', amount: cash.float },
  ]);
  expect(found.item.quantity).toBe(18);
  expect(found.invoices.nodes).toEqual([{ total: 2 * cash.coffee, due: 0, status: 'PAID', passerBy: true }]);
  expect(found.verifyCash).toEqual({ entries: 4, addsUp: true, breaks: [] });
  expect(found.customers.total).toBe(0);
}
