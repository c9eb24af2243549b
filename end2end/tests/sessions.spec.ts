// Where somebody is signed in, and mails about browsers that were not known.
import type { Browser, Page } from '@playwright/test';
import { expectNoViolations } from '../support/axe.ts';
import { expectDone } from '../support/office.ts';
import { givePassword, newAgent, register } from '../support/people.ts';
import { press } from '../support/press.ts';
import type { Portal } from '../support/server.ts';
import { expect, test } from '../support/test.ts';

const FIREFOX = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:143.0) Gecko/20100101 Firefox/143.0';

/** Another browser, in which the agent signs in as well. */
async function signedInElsewhere(browser: Browser, portal: Portal, email: string): Promise<Page> {
  const context = await browser.newContext({
    baseURL: portal.baseURL,
    locale: 'ja-JP',
    userAgent: FIREFOX,
  });
  const page = await context.newPage();
  await givePassword(page, email);
  await expect(page).toHaveURL(/\/applications$/);
  return page;
}

test('the list shows every browser signed in, and ending one signs it out there', async ({
  page,
  portal,
  browser,
}) => {
  const agent = newAgent('sessions');
  await register(page, portal, agent);
  const elsewhere = await signedInElsewhere(browser, portal, agent.email);
  const third = await signedInElsewhere(browser, portal, agent.email);

  await page.goto('/account/security');
  await page.getByRole('link', { name: 'ログイン中の端末を確認する' }).click();
  const rows = page.getByRole('table').locator('tbody tr');
  const others = rows.filter({ hasText: 'Firefox, Windows' });
  const own = rows.filter({ hasText: 'この端末' });
  await expect(rows).toHaveCount(3);
  await expect(others).toHaveCount(2);
  await expect(own).toContainText('Chrome, Linux');
  await expect(own.getByRole('button')).toHaveCount(0);
  await expectNoViolations(page);

  await press(others.first().getByRole('button', { name: '終了する' }));
  await expectDone(page, '選んだ端末のログインを終了しました。');
  await expect(rows).toHaveCount(2);
  await elsewhere.goto('/applications');
  await third.goto('/applications');
  const ended = [elsewhere, third].filter((page) => page.url().includes('/sign-in'));
  expect(ended).toHaveLength(1);

  await press(page.getByRole('button', { name: 'ほかの端末のログインをすべて終了する' }));
  await expectDone(page, 'ほかの端末のログインをすべて終了しました。');
  await expect(rows).toHaveCount(1);
  await expectNoViolations(page);
  for (const other of [elsewhere, third]) {
    await other.goto('/applications');
    await expect(other).toHaveURL(/\/sign-in/);
    await other.context().close();
  }
  await page.goto('/applications');
  await expect(page).toHaveURL(/\/applications$/);
});

test('a browser that was not used before is told by mail, a known one is not', async ({
  page,
  portal,
  browser,
}) => {
  const agent = newAgent('device');
  const newDevice = { subject: /新しい端末からログインがありました/ };
  await register(page, portal, agent);
  await page.context().clearCookies({ name: '__Host-session' });
  await givePassword(page, agent.email);
  await expect(page).toHaveURL(/\/applications$/);

  const elsewhere = await signedInElsewhere(browser, portal, agent.email);
  const told = await portal.mailbox.next(agent.email, newDevice);
  // Mails leave in their order: one about the known browser would have come first.
  expect(told.text).toContain('端末：Firefox, Windows');
  expect(told.text).toContain('/account/sessions');
  await elsewhere.context().close();

  await page.context().clearCookies();
  await givePassword(page, agent.email);
  const again = await portal.mailbox.next(agent.email, newDevice);
  expect(again.text).toContain('端末：Chrome, Linux');
});
