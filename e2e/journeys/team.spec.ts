/** The owner makes a role, invites somebody to it, sees where people are signed in and gives a program a key. */
import { expect, test, openBrowser, type Desk } from '../support/desk';
import { owner, password, staff } from '../support/house';

const names = {
  en: { role: 'Accountant', name: 'Laila Fahmy', program: 'Accounting' },
  ar: { role: 'محاسب', name: 'ليلى فهمي', program: 'برنامج الحسابات' },
} as const;

/** Opens a part of the settings. */
async function part({ page, say }: Desk, label: string): Promise<void> {
  await page.getByRole('navigation', { name: say('desk_navigation') }).first().getByRole('link', { name: say('desk_settings') }).click();
  await page.getByRole('tab', { name: label, exact: true }).click();
}

for (const language of ['en', 'ar'] as const) {
  const { role, name, program } = names[language];

  test(`a role of the house's own, and somebody invited to it (${language})`, async ({ arrive, browser, house }) => {
    const nadia = await arrive(owner.email, language);
    const { page, say } = nadia;
    await part(nadia, say('access_roles'));
    await page.getByRole('button', { name: say('access_new_role') }).click();
    const sheet = page.getByRole('dialog');
    await sheet.getByLabel(say('access_role_name')).fill(role);
    const boxes = sheet.getByRole('checkbox');
    const labels = await house.ask('{ rolePermissions { permission label } }', {}, language);
    const label = (permission: string): string => labels.rolePermissions.find((line: { permission: string }) => line.permission === permission).label;
    await sheet.getByRole('checkbox', { name: label('payments.take'), exact: true }).check();
    // What taking money needs comes along, and nothing else.
    await expect(sheet.getByRole('checkbox', { name: label('invoices.read'), exact: true })).toBeChecked();
    await expect(sheet.getByRole('checkbox', { name: label('customers.read'), exact: true })).toBeChecked();
    await expect(sheet.getByRole('checkbox', { checked: true })).toHaveCount(3);
    await sheet.getByRole('checkbox', { name: label('reports.read'), exact: true }).check();
    expect(await boxes.count()).toBeGreaterThan(30);
    await sheet.getByRole('button', { name: say('access_make_role') }).click();
    await expect(page.getByRole('button', { name: role, exact: true })).toBeVisible();

    // Invited by a link.
    await page.getByRole('tab', { name: say('spaces_team'), exact: true }).click();
    await page.getByRole('button', { name: say('access_invite'), exact: true }).click();
    await page.getByRole('dialog').getByLabel(say('access_email')).fill('laila@nile.test');
    await page.getByRole('dialog').getByRole('radio', { name: role }).check();
    await page.getByRole('dialog').getByRole('button', { name: say('access_make_invitation') }).click();
    const link = await page.getByLabel(say('access_invitation_link')).inputValue();
    await page.getByRole('dialog').getByRole('button', { name: say('access_done') }).click();
    await expect(page.getByText('laila@nile.test')).toBeVisible();

    const laila = await openBrowser(browser, house, language);
    await laila.page.goto(link);
    await expect(laila.page.getByRole('heading', { level: 1 })).toHaveText(say('access_welcome_title', { house: 'Nile House' }));
    await expect(laila.page.getByRole('main')).toContainText(role);
    await laila.page.getByLabel(say('access_your_name')).fill(name);
    await laila.page.getByLabel(say('access_password'), { exact: true }).fill(password);
    await laila.page.getByRole('button', { name: say('access_join_team') }).click();
    // She begins where she may: the figures. What she may not see is not offered.
    const navigation = laila.page.getByRole('navigation', { name: say('desk_navigation') }).first();
    await expect(navigation.getByRole('link', { name: say('desk_invoices') })).toBeVisible();
    await expect(laila.page).toHaveURL(/\/dashboard$/);
    await expect(navigation.getByRole('link', { name: say('desk_house'), exact: true })).toHaveCount(0);
    await navigation.getByRole('link', { name: say('desk_customers') }).click();
    await expect(laila.page.getByRole('heading', { level: 1, name: say('desk_customers') })).toBeVisible();
    await expect(laila.page.getByRole('alert')).toHaveCount(0);

    // The invitation is gone; she is one of the team. The link opens nothing a second time.
    await expect(page.getByRole('row', { name: new RegExp(name) })).toContainText(role);
    await expect(page.getByRole('heading', { name: say('access_invitations') })).toHaveCount(0);
    const stranger = await openBrowser(browser, house, language);
    await stranger.page.goto(link);
    await expect(stranger.page.getByRole('heading', { name: say('access_invitation_ended') })).toBeVisible();

    // Ended by the owner, she is out at once.
    await page.getByRole('row', { name: new RegExp(name) }).getByText(name).click();
    await page.getByRole('dialog').getByRole('button', { name: new RegExp(say('access_end_on', { device: '.*' })) }).click();
    await expect(laila.page.getByLabel(say('access_email'))).toBeVisible();
    await laila.page.context().close();
    await stranger.page.context().close();
  });

  test(`somebody ends their sign-in on another device (${language})`, async ({ arrive }) => {
    const here = await arrive(staff.email, language);
    const there = await arrive(staff.email, language);
    await part(here, here.say('access_account'));
    const mine = here.page.locator('section', { has: here.page.getByRole('heading', { name: here.say('access_sign_ins') }) });
    await expect(mine.getByRole('listitem')).toHaveCount(2);
    await expect(mine.getByText(here.say('access_this_one'))).toHaveCount(1);
    await mine.getByRole('button', { name: here.say('access_end_others') }).click();
    await expect(mine.getByRole('listitem')).toHaveCount(1);
    await expect(there.page.getByLabel(there.say('access_email'))).toBeVisible();
    await expect(mine.getByText(here.say('access_this_one'))).toBeVisible();
  });

  test(`a program gets a key, works with it and loses it (${language})`, async ({ arrive, house }) => {
    const nadia = await arrive(owner.email, language);
    const { page, say } = nadia;
    await part(nadia, say('access_keys'));
    await page.getByRole('button', { name: say('access_new_key') }).click();
    const sheet = page.getByRole('dialog');
    await sheet.getByRole('textbox', { name: say('access_key_name') }).fill(program);
    const labels = await house.ask('{ rolePermissions { permission label } }', {}, language);
    const read = labels.rolePermissions.find((line: { permission: string }) => line.permission === 'customers.read');
    await sheet.getByRole('checkbox', { name: read.label, exact: true }).check();
    await sheet.getByRole('button', { name: say('access_make_key') }).click();
    const key = await page.getByLabel(say('access_key'), { exact: true }).inputValue();
    expect(key).toMatch(/^cwk_[0-9a-f]{96}$/);
    await page.getByRole('dialog').getByRole('button', { name: say('access_done') }).click();
    await expect(page.getByRole('row', { name: new RegExp(program) })).toBeVisible();

    await house.addCustomer('Mona El-Sherif');
    const answer = async () => {
      const headers = { 'Content-Type': 'application/json', Authorization: `Bearer ${key}` };
      const body = JSON.stringify({ query: '{ customers { nodes { name } } users { id } }' });
      const response = await fetch(`${house.url}/graphql`, { method: 'POST', headers, body });
      return { status: response.status, body: await response.text() };
    };
    const seen = await answer();
    expect(seen.body).toContain('forbidden');
    await page.getByRole('row', { name: new RegExp(program) }).getByRole('button', { name: say('access_revoke_key') }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: say('access_revoke_key') }).click();
    await expect(page.getByRole('row', { name: new RegExp(program) })).toHaveCount(0);
    expect((await answer()).status).toBe(401);
  });
}
