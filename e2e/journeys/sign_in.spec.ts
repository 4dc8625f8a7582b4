/** Ways to sign in: a link in a mail, a new password by mail, and a second step with an app. */
import AxeBuilder from '@axe-core/playwright';
import { createHmac } from 'node:crypto';
import type { Page } from '@playwright/test';
import { expect, openBrowser, test as base } from '../support/desk';
import { House, owner, password, staff } from '../support/house';
import { PostOffice } from '../support/mail';

const test = base.extend<{ post: PostOffice }>({
  // oxlint-disable-next-line no-empty-pattern -- a fixture names what it needs
  post: async ({}, use) => {
    const post = await PostOffice.open();
    await use(post);
    await post.close();
  },
  house: async ({ post }, use) => {
    const house = await House.setUp('--smtp', post.url);
    await use(house);
    await house.close();
  },
});

/** What an authenticator app shows at a moment (RFC 6238). */
function digits(secret: string, at: Date): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const bits = [...secret.replaceAll(' ', '')].map((letter) => letters.indexOf(letter).toString(2).padStart(5, '0')).join('');
  const key = Buffer.from(bits.match(/.{8}/g)!.map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(at.getTime() / 30_000)));
  const hash = createHmac('sha1', key).update(counter).digest();
  const offset = hash[19]! & 15;
  return String((hash.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

/** Whoever stands there can use it. */
async function usable(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']).analyze();
  expect.soft(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join('\n')}`)).toEqual([]);
}

for (const language of ['en', 'ar'] as const) {
  test(`a forgotten password is chosen anew by mail, and a link signs in (${language})`, async ({ browser, house, post }) => {
    const { page, say } = await openBrowser(browser, house, language);
    await page.goto('/sign-in');
    await page.getByRole('link', { name: say('sign_in_forgot') }).click();
    await page.getByRole('button', { name: say('sign_in_send_link') }).click();
    await expect(page.getByText(say('access_email_needed'))).toBeVisible();
    await page.getByLabel(say('access_email')).fill(staff.email);
    await usable(page);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('status')).toContainText(staff.email);
    await usable(page);
    await page.goto(await post.link(staff.email));
    await page.getByLabel(say('access_new_password')).fill('12345678');
    await page.getByRole('button', { name: say('sign_in_choose') }).click();
    await expect(page.getByLabel(say('access_new_password'))).toHaveAttribute('aria-invalid', 'true');
    await page.getByLabel(say('access_new_password')).fill('basbousa at noon');
    await usable(page);
    await page.getByRole('button', { name: say('sign_in_choose') }).click();
    await page.getByRole('navigation', { name: say('desk_navigation') }).first().waitFor();
    await page.context().close();

    // On another device, by a link, which works once.
    const other = await openBrowser(browser, house, language);
    await other.page.goto('/sign-in/link');
    await other.page.getByLabel(say('access_email')).fill(staff.email);
    await other.page.keyboard.press('Enter');
    await expect(other.page.getByRole('status')).toContainText(staff.email);
    const link = await post.link(staff.email);
    await other.page.goto(link);
    await usable(other.page);
    await other.page.getByRole('button', { name: say('access_sign_in') }).click();
    await other.page.getByRole('navigation', { name: say('desk_navigation') }).first().waitFor();
    await other.page.context().close();
    const late = await openBrowser(browser, house, language);
    await late.page.goto(link);
    await late.page.getByRole('button', { name: say('access_sign_in') }).click();
    await expect(late.page.getByRole('link', { name: say('sign_in_new_link') })).toBeVisible();
    await late.page.context().close();
  });

  test(`an app is the second step, and codes are there for when it is lost (${language})`, async ({ browser, house, arrive }) => {
    await house.stopTheClock();
    let now = new Date((await house.ask('{ viewer { serverTime } }')).viewer.serverTime);
    const { page, say } = await arrive(owner.email, language);
    await page.goto('/settings?part=account');
    await page.getByRole('button', { name: say('sign_in_turn_on') }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(say('access_current_password')).fill('not the one');
    await dialog.getByRole('button', { name: say('sign_in_go_on') }).click();
    await expect(dialog.getByLabel(say('access_current_password'))).toHaveAttribute('aria-invalid', 'true');
    await dialog.getByLabel(say('access_current_password')).fill(password);
    await dialog.getByRole('button', { name: say('sign_in_go_on') }).click();
    await expect(dialog.getByRole('img', { name: say('sign_in_app_code') })).toBeVisible();
    const secret = await dialog.getByTestId('app-secret').innerText();
    await usable(page);
    await dialog.getByLabel(say('sign_in_code'), { exact: true }).fill('000000');
    await dialog.getByRole('button', { name: say('sign_in_confirm_app') }).click();
    await expect(dialog.getByLabel(say('sign_in_code'), { exact: true })).toHaveAttribute('aria-invalid', 'true');
    await dialog.getByLabel(say('sign_in_code'), { exact: true }).fill(digits(secret, now));
    await dialog.getByRole('button', { name: say('sign_in_confirm_app') }).click();
    const codes = await dialog.getByRole('list', { name: say('sign_in_codes') }).getByRole('listitem').allInnerTexts();
    expect(codes).toHaveLength(10);
    await usable(page);
    await dialog.getByRole('button', { name: say('sign_in_codes_kept') }).click();
    await expect(page.getByText(say('sign_in_step_on'), { exact: true })).toBeVisible();
    await page.context().clearCookies();

    // The password alone lets nobody in any more; the way leads where one wanted to go.
    await page.goto('/customers');
    const first = async () => {
      await page.getByLabel(say('access_email')).fill(owner.email);
      await page.getByLabel(say('access_password'), { exact: true }).fill(password);
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: say('sign_in_second_step') }).waitFor();
    };
    await first();
    await page.getByLabel(say('sign_in_code'), { exact: true }).fill(digits(secret, now));
    await page.keyboard.press('Enter');
    await expect(page.getByLabel(say('sign_in_code'), { exact: true })).toHaveAttribute('aria-invalid', 'true');
    await usable(page);
    await house.advanceOnly(1);
    now = new Date(now.getTime() + 60_000);
    await page.getByLabel(say('sign_in_code'), { exact: true }).fill(digits(secret, now));
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/customers$/);

    // The phone is lost.
    await page.context().clearCookies();
    await page.goto('/');
    await first();
    await page.getByRole('button', { name: say('sign_in_with_recovery') }).click();
    await page.getByLabel(say('sign_in_recovery_code')).fill(codes[0]!);
    await page.keyboard.press('Enter');
    await page.getByRole('navigation', { name: say('desk_navigation') }).first().waitFor();
    await page.goto('/settings?part=account');
    await page.getByRole('button', { name: say('sign_in_turn_off') }).click();
    await page.getByRole('dialog').getByLabel(say('access_current_password')).fill(password);
    await page.getByRole('dialog').getByRole('button', { name: say('sign_in_turn_off') }).click();
    await expect(page.getByText(say('sign_in_step_off'), { exact: true })).toBeVisible();
  });

  test(`where the house requires it, an app is set up on the way in (${language})`, async ({ browser, house, arrive }) => {
    await house.stopTheClock();
    const now = new Date((await house.ask('{ viewer { serverTime } }')).viewer.serverTime);
    const { page, say } = await arrive(owner.email, language);
    await page.goto('/settings?part=users');
    await page.getByRole('group', { name: say('sign_in_required_title') }).getByLabel(say('access_role_staff')).check();
    await page.getByRole('group', { name: say('sign_in_required_title') }).getByRole('button', { name: say('access_save') }).click();
    await expect(page.getByText(say('sign_in_required_saved'))).toBeVisible();
    const desk = await openBrowser(browser, house, language);
    await desk.page.goto('/sign-in');
    await desk.page.getByLabel(say('access_email')).fill(staff.email);
    await desk.page.getByLabel(say('access_password'), { exact: true }).fill(password);
    await desk.page.keyboard.press('Enter');
    await desk.page.getByRole('heading', { name: say('sign_in_set_up') }).waitFor();
    const secret = await desk.page.getByTestId('app-secret').innerText();
    await usable(desk.page);
    await desk.page.getByLabel(say('sign_in_code'), { exact: true }).fill(digits(secret, now));
    await desk.page.keyboard.press('Enter');
    await expect(desk.page.getByRole('list', { name: say('sign_in_codes') }).getByRole('listitem')).toHaveCount(10);
    await usable(desk.page);
    await desk.page.getByRole('link', { name: say('sign_in_codes_kept') }).click();
    await desk.page.getByRole('navigation', { name: say('desk_navigation') }).first().waitFor();
    await desk.page.context().close();
  });
}

for (const language of ['en', 'ar'] as const) {
  test(`a passkey signs in without a password (${language})`, async ({ browser, house }) => {
    const { page, say } = await openBrowser(browser, house, language);
    // Passkeys belong to a name, not to a number.
    const here = house.url.replace('127.0.0.1', 'localhost');
    const devices = await page.context().newCDPSession(page);
    await devices.send('WebAuthn.enable');
    await devices.send('WebAuthn.addVirtualAuthenticator', {
      options: { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true },
    });
    await page.goto(`${here}/sign-in`);
    await page.getByLabel(say('access_email')).fill(owner.email);
    await page.getByLabel(say('access_password'), { exact: true }).fill(password);
    await page.keyboard.press('Enter');
    await page.getByRole('navigation', { name: say('desk_navigation') }).first().waitFor();
    await page.goto(`${here}/settings?part=account`);
    await page.getByRole('button', { name: say('sign_in_passkey_add') }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(say('access_current_password')).fill(password);
    await usable(page);
    await dialog.getByRole('button', { name: say('sign_in_go_on') }).click();
    await expect(page.getByRole('list', { name: say('sign_in_passkeys') }).getByRole('listitem')).toHaveCount(1);
    await expect(dialog).toHaveCount(0);
    await usable(page);

    await page.context().clearCookies();
    await page.goto(`${here}/sign-in`);
    await page.getByRole('button', { name: say('sign_in_with_passkey') }).click();
    await page.getByRole('navigation', { name: say('desk_navigation') }).first().waitFor();

    // Removed, it lets nobody in any more.
    await page.goto(`${here}/settings?part=account`);
    await page.getByRole('list', { name: say('sign_in_passkeys') }).getByRole('button').click();
    await page.getByRole('alertdialog').getByRole('button', { name: say('sign_in_passkey_remove') }).click();
    await expect(page.getByRole('list', { name: say('sign_in_passkeys') })).toHaveCount(0);
    await page.context().clearCookies();
    await page.goto(`${here}/sign-in`);
    await page.getByRole('button', { name: say('sign_in_with_passkey') }).click();
    await expect(page.getByRole('alert')).toBeVisible();
    await page.context().close();
  });
}
