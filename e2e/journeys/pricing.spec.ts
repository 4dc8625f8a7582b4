/** An owner writes prices; a guest drinks in the happy hour, stays past the day cap and pays with a coupon. */
import type { Locator } from '@playwright/test';
import { expect, test, type Desk } from '../support/desk';
import { owner, staff } from '../support/house';
import { latin } from '../support/words';

const names = {
  en: { guest: 'Mariam Fouad', coffee: 'Turkish coffee', happy: 'Happy hour', cap: 'Day cap' },
  ar: { guest: 'مريم فؤاد', coffee: 'قهوة تركي', happy: 'الساعة السعيدة', cap: 'سقف اليوم' },
} as const;

/** What stands there, in Latin digits. */
async function reads(what: Locator): Promise<string> {
  return latin((await what.textContent()) ?? '');
}

for (const language of ['en', 'ar'] as const) {
  test(`a happy-hour coffee, a capped day and a coupon (${language})`, async ({ house, arrive }) => {
    const { guest, coffee, happy, cap } = names[language];
    const customer = await house.addCustomer(guest, '01012345678');
    await house.addItem(coffee, 'BEVERAGE', 4_500, 20);
    const seat = await house.addPlace('A1', 3_000);
    await house.stopTheClock();

    const boss = await arrive(owner.email, language);
    await boss.page.goto('/prices');
    await writeHappyHour(boss, happy, coffee);
    await writeDayCap(boss, cap);
    await orderByKeyboard(boss, happy, cap);
    await writeCoupon(boss);

    // Ten in the morning: she sits down. Ten past eleven: the coffee is cheaper, and says why.
    const start = 'mutation($c: ID!, $r: ID!) { startSession(input: { customerId: $c, resourceId: $r }) { id } }';
    const session = (await house.ask(start, { c: customer, r: seat })).startSession.id;
    await house.advance(70);
    const desk = await arrive(staff.email, language);
    await desk.page.goto(`/?session=${session}`);
    const shelf = desk.page.getByRole('region', { name: desk.say('sessions_items') });
    const drink = shelf.getByRole('button', { name: coffee });
    await expect.poll(() => reads(drink)).toContain('25.00');
    await drink.click();
    const bill = desk.page.getByRole('region', { name: desk.say('sessions_bill_so_far') });
    await expect(bill).toContainText(coffee);
    await bill.getByText(desk.say('pricing_why'), { exact: false }).last().click();
    await expect(bill.getByText(happy).first()).toBeVisible();

    // Ten past two: 250 minutes would be 125.00, the cap holds them at 60.00.
    await house.advance(180);
    await desk.page.goto(`/?checkout=${session}`);
    const sheet = desk.page.getByRole('dialog');
    await expect.poll(() => reads(sheet)).toContain('85.00');
    await sheet.getByText(desk.say('pricing_why'), { exact: false }).first().click();
    await expect(sheet.getByText(cap).last()).toBeVisible();

    await sheet.getByLabel(desk.say('sessions_coupon')).fill('nothing');
    await expect(sheet.getByText('NOTHING')).toBeVisible();
    await sheet.getByLabel(desk.say('sessions_coupon')).fill('welcome10');
    await expect.poll(() => reads(sheet)).toContain('76.50');
    await desk.page.keyboard.press('Control+Enter');
    await expect(sheet.getByRole('link', { name: desk.say('sessions_receipt') })).toBeVisible();

    // The bill keeps its reasons.
    const [invoice] = (await house.ask('{ invoices(first: 1) { nodes { id total couponCode } } }')).invoices.nodes;
    expect(invoice).toMatchObject({ total: 7_650, couponCode: 'WELCOME10' });
    await boss.page.goto(`/invoices/${invoice.id}`);
    await expect(boss.page.getByRole('main')).toContainText('WELCOME10');
    await boss.page.getByRole('button', { name: boss.say('invoices_show_reasons') }).click();
    await expect(boss.page.getByText(cap).first()).toBeVisible();
    await expect(boss.page.getByText(happy).first()).toBeVisible();

    await workOut(boss, cap);
  });
}

async function writeHappyHour({ page, say }: Desk, name: string, coffee: string): Promise<void> {
  await page.getByRole('button', { name: say('pricing_new_rule') }).first().click();
  const sheet = page.getByRole('dialog');
  await sheet.getByLabel(say('pricing_name'), { exact: true }).fill(name);
  await sheet.getByLabel(say('pricing_effect'), { exact: true }).selectOption('ITEM_PRICE');
  await sheet.getByLabel(say('pricing_price'), { exact: true }).fill('25');
  await sheet.getByRole('checkbox', { name: say('pricing_shelf_beverage') }).check();
  await sheet.locator('input[type=time]').first().fill('11:00');
  await sheet.locator('input[type=time]').last().fill('12:00');
  // The example shows it at work before it is saved.
  const example = sheet.getByRole('region', { name: say('pricing_example') });
  await expect(example.getByRole('combobox').first()).toContainText(coffee);
  await expect.poll(() => reads(example)).toContain('25.00');
  await expect(example).toContainText(name);
  await sheet.getByRole('button', { name: say('pricing_save') }).click();
  await expect(page.locator(`[data-rule="${name}"]`)).toBeVisible();
}

async function writeDayCap({ page, say }: Desk, name: string): Promise<void> {
  await page.getByRole('button', { name: say('pricing_new_rule') }).click();
  const sheet = page.getByRole('dialog');
  await sheet.getByLabel(say('pricing_name'), { exact: true }).fill(name);
  await sheet.getByLabel(say('pricing_effect'), { exact: true }).selectOption('DAILY_CAP');
  await sheet.getByLabel(say('pricing_price_of_day'), { exact: true }).fill('60');
  const example = sheet.getByRole('region', { name: say('pricing_example') });
  await expect.poll(() => reads(example)).toContain('60.00');
  await sheet.getByRole('button', { name: say('pricing_save') }).click();
  await expect(page.locator(`[data-rule="${name}"]`)).toBeVisible();
}

/** The newest stands above; one press moves it below. */
async function orderByKeyboard({ page, say }: Desk, happy: string, cap: string): Promise<void> {
  const rules = page.locator('[data-rule]');
  await expect(rules.first()).toHaveAttribute('data-rule', cap);
  await page.getByRole('button', { name: say('pricing_move_down', { name: cap }) }).focus();
  await page.keyboard.press('Enter');
  await expect(rules.first()).toHaveAttribute('data-rule', happy);
}

async function writeCoupon({ page, say }: Desk): Promise<void> {
  await page.getByRole('tab', { name: say('pricing_coupons') }).click();
  await page.getByRole('button', { name: say('pricing_new_coupon') }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(say('pricing_code')).fill('welcome10');
  await dialog.getByRole('textbox', { name: say('pricing_percent') }).fill('10');
  await dialog.getByRole('button', { name: say('pricing_save') }).click();
  await expect(page.getByRole('main')).toContainText('WELCOME10');
}

/** What the day would have made without the cap: 125.00 for the time. */
async function workOut({ page, say }: Desk, cap: string): Promise<void> {
  await page.goto('/prices');
  await page.getByRole('button', { name: say('pricing_edit', { name: cap }) }).click();
  const sheet = page.getByRole('dialog');
  await sheet.getByLabel(say('pricing_price_of_day'), { exact: true }).fill('1000');
  await sheet.getByRole('button', { name: say('pricing_what_if_ask') }).click();
  await expect.poll(() => reads(sheet.getByRole('region', { name: say('pricing_what_if') }))).toMatch(/85\.00.*150\.00/s);
}
