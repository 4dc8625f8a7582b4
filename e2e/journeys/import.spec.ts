/** An owner brings what they already have. */
import { readFile } from 'node:fs/promises';
import { expect, test } from '../support/desk';
import { owner } from '../support/house';

/** As a spreadsheet in Egypt saves it: semicolons, Arabic names of columns, Arabic digits, a broken phone, one person twice. */
const file = [
  'الاسم;الموبايل;البريد الإلكتروني',
  'مريم فؤاد;٠١٠١٢٣٤٥٦٧٨;mariam@nile.test',
  'Karim Lotfy;+20 111 234 5678;',
  'Hoda Ramzy;12;',
  ';01234567890;',
  'مريم فؤاد;0020 10 1234 5678;mariam@nile.test',
].join('\r\n');

for (const language of ['en', 'ar'] as const) {
  test(`a list of customers is seen, taken in once, and its bad rows come back (${language})`, async ({ house, arrive }) => {
    const { page, say } = await arrive(owner.email, language);
    const upload = async () => {
      await page.goto('/import/customers');
      const contents = Buffer.from(`\ufeff${file}`, 'utf8');
      await page.locator('input[type=file]').setInputFiles({ name: 'customers.csv', mimeType: 'text/csv', buffer: contents });
    };
    await upload();
    const run = page.getByRole('button', { name: say.like('imports_run') });
    await expect(run).toBeEnabled();
    expect((await house.ask('{ customers { total } }')).customers.total).toBe(0);
    await run.click();
    await expect(page.getByText(say.like('imports_finished'))).toBeVisible();

    const downloaded = page.waitForEvent('download');
    await page.getByRole('button', { name: say('imports_rejected') }).click();
    const rejected = await readFile(await (await downloaded).path(), 'utf8');
    expect(rejected).toContain('Hoda Ramzy');
    expect(rejected).not.toContain('Karim Lotfy');

    const all = await house.ask('{ customers(sort: NEWEST) { nodes { name phone } } }');
    expect(all.customers.nodes.map(({ name }: { name: string }) => name).sort()).toEqual(['Karim Lotfy', 'مريم فؤاد']);

    // A second run adds nothing.
    await upload();
    await expect(page.getByText(say('imports_nothing'))).toBeVisible();
    expect((await house.ask('{ customers { total } }')).customers.total).toBe(2);
  });
}

/** A menu as another till keeps it: categories in words, a comma in an amount, a broken price, one name twice. */
const menu = [
  'الصنف;القسم;سعر البيع;التكلفة;الكمية',
  'قهوة تركي;مشروبات;٣٥٫٥٠;9.25;40',
  'Club sandwich;Meals;"1,096.00";;12',
  'Tea;مشروبات;ten;;3',
  'قهوه تركى;مشروبات;40;;',
].join('\r\n');

for (const language of ['en', 'ar'] as const) {
  test(`a menu is seen, a column is named, and it is taken in once (${language})`, async ({ house, arrive }) => {
    const { page, say } = await arrive(owner.email, language);
    await page.goto('/import');
    await page.getByRole('tab', { name: say('imports_items') }).click();
    await expect(page).toHaveURL(/\/import\/items/);
    const upload = async (text: string) => {
      const buffer = Buffer.from(`\ufeff${text}`, 'utf8');
      await page.locator('input[type=file]').setInputFiles({ name: 'menu.csv', mimeType: 'text/csv', buffer });
    };
    // A column that is called something else has to be named before anything goes in.
    await upload(menu.replace('سعر البيع', 'Pounds'));
    const run = page.getByRole('button', { name: say.like('imports_run') });
    await expect(run).toBeDisabled();
    await page.getByLabel('Pounds').selectOption('price');
    await expect(run).toBeEnabled();
    await run.click();
    await expect(page.getByText(say.like('imports_finished'))).toBeVisible();
    await expect(page.getByText(say('imports_rest'))).toBeVisible();
    await page.getByRole('link', { name: say('imports_see_items') }).click();
    await expect(page.getByText('Club sandwich')).toBeVisible();
    const { items } = await house.ask('{ items(sort: NAME) { nodes { name price quantity category } } }');
    expect(items.nodes.map(({ name }: { name: string }) => name).sort()).toEqual(['Club sandwich', 'قهوة تركي']);
    expect(items.nodes).toContainEqual({ name: 'قهوة تركي', price: 3_550, quantity: 40, category: 'BEVERAGE' });

    // A second run adds nothing, and says that there is nothing to mend but the one price.
    await page.goto('/import/items');
    await upload(menu);
    await expect(page.getByText(say('imports_nothing'))).toBeVisible();
    expect((await house.ask('{ items { nodes { id } } }')).items.nodes).toHaveLength(2);
  });
}
