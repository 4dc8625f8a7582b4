/** Everybody can use every page: axe finds nothing, in both languages, light and dark. */
import AxeBuilder from '@axe-core/playwright';
import { expect, openBrowser, test, type Desk } from '../support/desk';
import { owner, type House } from '../support/house';
import { addMember, signIn } from '../support/members';

/** The parts of WCAG that can be checked by a program, up to AA, and axe's good practice. */
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** A house in use: somebody sits, somebody has paid, something runs low. */
async function inUse(house: House) {
  const guest = await house.addCustomer('مريم فؤاد', '01012345678');
  const other = await house.addCustomer('Karim Lotfy');
  const [a1, a2] = [await house.addPlace('A1', 3_000), await house.addPlace('A2', 3_000)];
  const b1 = await house.addPlace('B1', 4_000, 'DESK');
  const coffee = await house.addItem('قهوة تركي', 'BEVERAGE', 4_500, 20);
  await house.addItem('Water', 'BEVERAGE', 1_000, 1);
  await house.ask('mutation($r: ID!) { setOutOfOrder(resourceId: $r, reason: "Lamp") { id } }', { r: b1 });
  const start = 'mutation($c: ID!, $r: ID!) { startSession(input: { customerId: $c, resourceId: $r }) { id } }';
  const left = (await house.ask(start, { c: other, r: a1 })).startSession.id;
  const sitting = (await house.ask(start, { c: guest, r: a2 })).startSession.id;
  await house.ask('mutation($s: ID!, $i: ID!) { consume(sessionId: $s, itemId: $i) { id } }', { s: sitting, i: coffee });
  await house.advance(60);
  const end = 'mutation($s: ID!) { endSession(input: { sessionId: $s, payments: [{ tender: CASH, amount: 1000 }] }) { id } }';
  const invoice = (await house.ask(end, { s: left })).endSession.id;
  const { plans } = await house.ask('{ plans { id } }');
  const sell = 'mutation($c: ID!, $p: ID!) { sellPlan(input: { customerId: $c, planId: $p }) { id } }';
  const run = (await house.ask(sell, { c: guest, p: plans[0].id })).sellPlan.id;
  const write = 'mutation($r: PriceRuleInput!) { createPriceRule(input: $r) { id } }';
  const rule = (await house.ask(write, { r: { name: 'Day cap', effect: { kind: 'DAILY_CAP', price: 6000 } } })).createPriceRule.id;
  await house.ask('mutation { createCoupon(input: { code: "WELCOME10", percent: 1000 }) { id } }');
  const { floorPlanTemplate: drawing } = await house.ask('{ floorPlanTemplate(template: OPEN_SPACE, places: 6) }');
  await house.ask('mutation($d: FloorPlanDrawing!) { createFloorPlan(input: { name: "Upstairs", drawing: $d }) { id } }', { d: drawing });
  // What stands on the ground floor is seen on the house page.
  const places = [a1, a2, b1].map((resourceId, at) => ({
    id: `p${at}`, kind: 'place', x: 150 + 200 * at, y: 150, width: 120, height: 70, rotation: 0, shape: 'rectangle', resourceId, fresh: null,
  }));
  const ground = { width: 700, height: 400, underlay: null, items: [{ id: 'area', kind: 'area', x: 300, y: 320, width: 300, height: 80, rotation: 0, text: 'Lounge' }, ...places] };
  const floor = 'mutation($d: FloorPlanDrawing!) { createFloorPlan(input: { name: "Ground floor", drawing: $d }) { id version } }';
  const { id, version } = (await house.ask(floor, { d: ground })).createFloorPlan;
  await house.ask('mutation($id: ID!, $v: Long!) { publishFloorPlan(id: $id, version: $v) { id } }', { id, v: version });
  const tomorrow = { startsAt: '2026-11-21T09:00:00Z', endsAt: '2026-11-21T11:00:00Z' };
  const book = 'mutation($input: BookInput!) { book(input: $input) { id } }';
  const booking = (await house.ask(book, { input: { customerId: guest, resourceId: a1, note: 'Window', ...tomorrow } })).book.id;
  const wait = 'mutation($input: JoinWaitlistInput!) { joinWaitlist(input: $input) { id } }';
  await house.ask(wait, { input: { customerId: other, resourceId: a1, ...tomorrow } });
  await house.ask('mutation { createRole(input: { name: "Accountant", permissions: ["reports.read"] }) { id } }');
  await house.ask('mutation { makeApiKey(input: { name: "Accounting", permissions: ["invoices.read"], days: 30 }) { id } }');
  const invited = (await house.ask('mutation { inviteStaff(input: { email: "laila@nile.test", role: STAFF }) { path } }')).inviteStaff.path;
  return { guest, a1, sitting, invoice, run, rule, booking, invited };
}

async function findsNothing({ page, say }: Desk, where: string): Promise<void> {
  await expect(page.getByRole('heading').first(), where).toBeVisible();
  // Behind a dialog it is hidden from readers, and there.
  await expect(page.locator('h1').first(), where).toBeAttached();
  // The gallery shows what loading looks like, for ever.
  if (where !== '/gallery') await expect(page.getByRole('status', { name: say('ui_loading') })).toHaveCount(0);
  // What moves in is looked at when it stands.
  await page.evaluate(() => {
    const ending = document.getAnimations().filter((each) => each.effect?.getComputedTiming().endTime !== Infinity);
    return Promise.all(ending.map((each) => each.finished.catch(() => undefined)));
  });
  const { violations } = await new AxeBuilder({ page }).withTags(rules).analyze();
  const found = violations.map(({ id, help, nodes }) => `${id}: ${help}\n${nodes.map(({ html, failureSummary }) => `  ${html}\n  ${failureSummary}`).join('\n')}`);
  expect.soft(found, where).toEqual([]);
}

for (const language of ['en', 'ar'] as const) {
  for (const theme of ['light', 'dark'] as const) {
    test(`axe finds nothing on any page (${language}, ${theme})`, async ({ house, arrive }) => {
      test.setTimeout(360_000);
      const ids = await inUse(house);
      const desk = await arrive(owner.email, language);
      const { page, say } = desk;
      // What comes in later, news say, is not looked at while it fades in.
      await page.emulateMedia({ reducedMotion: 'reduce' });
      await page.evaluate((chosen) => localStorage.setItem('coworkflow.theme', chosen), theme);
      const pages = [
        '/', `/?booking=${ids.booking}`, `/calendar?date=2026-11-21&booking=${ids.booking}`, `/?start=${ids.a1}`, `/?session=${ids.sitting}`, `/?checkout=${ids.sitting}`, '/customers', '/customers?new=1',
        `/customers/${ids.guest}`, '/import/customers', '/import/items', '/resources', `/resources/${ids.a1}/code`, '/floor-plans', '/setup/layout', '/setup/prices', '/setup/brand', '/setup/team', '/setup/done', '/inventory', '/subscriptions', '/subscriptions?tab=expiring',
        '/subscriptions?tab=plans', `/subscriptions?run=${ids.run}`, `/customers/${ids.guest}?tab=plans`, `/customers/${ids.guest}?tab=plans&sell=1`,
        '/prices', `/prices?rule=${ids.rule}`, '/prices?new=1', '/prices?tab=coupons', '/invoices', '/invoices?status=OPEN', '/invoices?new=1',
        '/balances', '/balances?tab=credit', `/customers/${ids.guest}?tab=statement`, `/invoices/${ids.invoice}`, `/invoices/${ids.invoice}/receipt`,
        '/dashboard', '/reports', '/reports/revenue?compare=PREVIOUS', '/reports/payments', '/reports/occupancy', '/reports/places',
        '/reports/customers', '/reports/plans', '/reports/items', '/reports/tax', '/reports/staff', '/till', '/?sell=1', '/history', '/settings',
        '/settings?part=hours', '/settings?part=taxes', '/settings?part=documents', '/settings?part=users', '/settings?part=roles', '/settings?part=keys', '/settings?part=language',
        '/settings?part=data', '/settings?part=displays', '/settings?part=members', '/settings?part=account', '/gallery', '/nowhere', '/operator', '/sign-up',
      ];
      for (const path of pages) {
        await page.goto(path);
        await findsNothing(desk, path);
      }
      // The house shows its plan at first; its cards and its list say the same.
      for (const look of ['cards', 'list']) {
        await page.evaluate((chosen) => localStorage.setItem('coworkflow.house-look', chosen), look);
        await page.goto('/');
        await findsNothing(desk, look);
      }
      await page.goto('/');
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.keyboard.press('Control+k');
      await page.getByRole('combobox', { name: say('ui_palette_title') }).fill('a');
      await findsNothing(desk, 'palette');
    });
  }

  test(`axe finds nothing on the member site (${language})`, async ({ browser, house }) => {
    test.setTimeout(180_000);
    const { guest, a1, invited } = await inUse(house);
    await addMember(house, guest, 'maryam@nile.test');
    const settings = { signUp: 'CODE', code: 'nile 2026', publicPage: true };
    const open = 'mutation($input: MemberSettingsInput!) { changeMemberSettings(version: 0, input: $input) { publicPage } }';
    const { changeMemberSettings } = await house.ask(open, { input: settings });
    const me = await openBrowser(browser, house, language);
    await me.page.emulateMedia({ reducedMotion: 'reduce' });
    for (const path of ['/join', `/space/${changeMemberSettings.publicPage}`, invited]) {
      await me.page.goto(path);
      await findsNothing(me, path);
    }
    await signIn(me, 'maryam@nile.test');
    for (const theme of ['light', 'dark']) {
      await me.page.evaluate((chosen) => localStorage.setItem('coworkflow.theme', chosen), theme);
      for (const path of ['/book', `/book?place=${a1}`, '/me', '/me/plan', '/me/invoices', '/me/profile', `/here/${a1}`]) {
        await me.page.goto(path);
        await findsNothing(me, `${path} ${theme}`);
      }
    }
    await me.page.context().close();
  });

  test(`axe finds nothing before anybody signed in (${language})`, async ({ browser, emptyHouse }) => {
    const desk = await openBrowser(browser, emptyHouse, language);
    await desk.page.goto('/setup');
    await findsNothing(desk, '/setup');
    for (const path of ['/sign-in', '/sign-in/link', '/sign-in/password']) {
      await desk.page.goto(path);
      await findsNothing(desk, path);
    }
    await desk.page.goto('/display');
    await findsNothing(desk, '/display');
    await desk.page.context().close();
  });
}
