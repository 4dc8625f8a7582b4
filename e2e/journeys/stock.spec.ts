/** Goods come from a new supplier, and the shelf is counted while somebody still sells. */
import { expect, test, type Desk } from '../support/desk';
import { owner, staff, type House } from '../support/house';
import { latin, type Language } from '../support/words';

const names = {
  en: { water: 'Still water', cola: 'Cola', supplier: 'Delta Foods', guest: 'Mariam Fouad' },
  ar: { water: 'مياه معدنية', cola: 'كولا', supplier: 'شركة الدلتا', guest: 'مريم فؤاد' },
} as const;

/** In piastres: 24 bottles at 5.00 to 6 without a cost, 12 cans at 9.00 to none. */
const came = { water: 24, waterCost: 500, cola: 12, colaCost: 900, total: 22_800 };

for (const language of ['en', 'ar'] as const) {
  test(`a delivery comes in and the shelf is counted (${language})`, async ({ house, arrive }) => {
    const { water, cola, supplier, guest } = names[language];
    const ids = {
      water: await house.addItem(water, 'BEVERAGE', 1_000, 6),
      cola: await house.addItem(cola, 'BEVERAGE', 2_500, 0),
      guest: await house.addCustomer(guest),
      place: await house.addPlace('A1', 3_000),
    };
    const desk = await arrive(owner.email, language);
    await desk.page.goto('/inventory');
    await takesInADelivery(desk, language);
    await expect(stock(desk, water)).toContainText(digits(30, language));
    await expect(stock(desk, cola)).toContainText(digits(12, language));

    const waiting = await countsTheShelf(desk, house, ids, language);
    await expect(waiting).toHaveCount(0);
    await expect(stock(desk, water)).toContainText(digits(28, language));

    await desk.page.getByRole('tab', { name: desk.say('inventory_deliveries') }).click();
    await desk.page.getByRole('row').filter({ hasText: 'DEL-0001' }).getByRole('button').click();
    const paper = desk.page.getByRole('dialog', { name: 'DEL-0001' });
    await expect(paper).toContainText(supplier);
    expect(latin((await paper.textContent()) ?? '')).toContain('228.00');
    await everythingAgrees(house, ids, supplier);

    // The desk sees what is there, not what it cost.
    const other = await arrive(staff.email, language);
    await other.page.goto('/inventory?tab=deliveries');
    await expect(other.page.getByRole('row').filter({ hasText: 'DEL-0001' })).toContainText(supplier);
    expect(latin((await other.page.getByRole('main').textContent()) ?? '')).not.toContain('228.00');
    await expect(other.page.getByRole('tab', { name: other.say('inventory_counts') })).toHaveCount(0);
  });
}

function digits(number: number, language: Language): string {
  return new Intl.NumberFormat(language === 'ar' ? 'ar-EG' : 'en').format(number);
}

function stock({ page }: Desk, item: string) {
  return page.getByRole('row').filter({ hasText: item });
}

/** Two lines by keyboard, from a supplier that is written down on the way. */
async function takesInADelivery({ page, say }: Desk, language: Language): Promise<void> {
  const { water, cola, supplier } = names[language];
  await page.getByRole('button', { name: say('inventory_record_delivery') }).click();
  const sheet = page.getByRole('dialog', { name: say('inventory_record_delivery') });
  const by = sheet.getByRole('combobox', { name: say('inventory_supplier') });
  await by.selectOption('new');
  const adding = page.getByRole('dialog', { name: say('inventory_new_supplier') });
  await adding.getByLabel(say('inventory_name')).fill(supplier);
  await page.keyboard.press('Enter');
  await expect(adding).toHaveCount(0);
  await expect(by.locator('option:checked')).toHaveText(supplier);
  const field = (key: string, line: number) => sheet.getByLabel(say(key, { number: digits(line, language) }), { exact: true });
  await field('inventory_line_item', 1).selectOption({ label: water });
  await page.keyboard.press('Tab');
  await page.keyboard.type(String(came.water));
  await page.keyboard.press('Tab');
  await page.keyboard.type(String(came.waterCost / 100));
  await field('inventory_line_item', 2).selectOption({ label: cola });
  await field('inventory_line_quantity', 2).fill(String(came.cola));
  await field('inventory_line_cost', 2).fill(String(came.colaCost / 100));
  await expect.poll(async () => latin((await sheet.textContent()) ?? '')).toContain('228.00');
  await page.keyboard.press('Enter');
  await expect(sheet).toHaveCount(0);
}

/** Two bottles are missing; while the differences are looked at, one more is sold, and they are shown anew. */
async function countsTheShelf({ page, say }: Desk, house: House, ids: { water: string; guest: string; place: string }, language: Language) {
  const { water, cola } = names[language];
  await page.getByRole('button', { name: say('inventory_count_shelf'), exact: true }).click();
  const sheet = page.getByRole('dialog', { name: say('inventory_count_sheet') });
  await sheet.getByLabel(say('inventory_count_of', { name: cola })).fill('12');
  await page.keyboard.press('Enter');
  await expect(sheet.getByLabel(say('inventory_count_of', { name: water }))).toBeFocused();
  await page.keyboard.type('28');
  await sheet.getByRole('button', { name: say('inventory_count_look') }).click();
  const differences = page.getByRole('dialog', { name: say('inventory_differences') });
  const line = differences.getByRole('row').filter({ hasText: water });
  await expect(line).toContainText(digits(30, language));
  expect(latin((await line.textContent()) ?? '')).toContain('-2');

  const { startSession } = await house.ask('mutation($input: StartSessionInput!) { startSession(input: $input) { id } }', {
    input: { customerId: ids.guest, resourceId: ids.place },
  });
  await house.ask('mutation($s: ID!, $i: ID!) { consume(sessionId: $s, itemId: $i) { id } }', { s: startSession.id, i: ids.water });
  await differences.getByRole('button', { name: say('inventory_count_apply') }).click();
  await expect(line).toContainText(digits(29, language));
  await expect(differences.getByRole('alert')).toContainText(water);
  expect(latin((await line.textContent()) ?? '')).toContain('-1');
  await differences.getByRole('button', { name: say('inventory_count_apply') }).click();
  return differences;
}

/** Stock, cost prices and papers, to the piastre. */
async function everythingAgrees(house: House, ids: { water: string; cola: string }, supplier: string): Promise<void> {
  const found = await house.ask(
    `query($w: ID!, $c: ID!) {
      water: item(id: $w) { quantity cost movements { nodes { kind quantity value } } }
      cola: item(id: $c) { quantity cost }
      deliveries { nodes { number supplierName amount } }
      stockCounts { nodes { number items differences value } } }`,
    { w: ids.water, c: ids.cola },
  );
  expect(found.water).toMatchObject({ quantity: 28, cost: came.waterCost });
  expect(found.water.movements.nodes).toEqual([
    { kind: 'COUNT', quantity: -1, value: -came.waterCost },
    { kind: 'SALE', quantity: -1, value: -came.waterCost },
    { kind: 'DELIVERY', quantity: came.water, value: came.water * came.waterCost },
    { kind: 'COUNT', quantity: 6, value: 0 },
  ]);
  expect(found.cola).toEqual({ quantity: 12, cost: came.colaCost });
  expect(found.deliveries.nodes).toEqual([{ number: 'DEL-0001', supplierName: supplier, amount: came.total }]);
  expect(found.stockCounts.nodes).toEqual([{ number: 'CNT-0001', items: 2, differences: 1, value: -came.waterCost }]);
}
