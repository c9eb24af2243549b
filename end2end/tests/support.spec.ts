// An administrator looks in the place of somebody who asked for help: shown on every page, told by mail,
// kept under both names, and able to bind nobody.
import { begin } from '../support/application.ts';
import { expectNoViolations } from '../support/axe.ts';
import { expectDone } from '../support/office.ts';
import {
  ADMINISTRATOR,
  OFFICER,
  givePassword,
  newAgent,
  openMenu,
  register,
  signIn,
} from '../support/people.ts';
import { press } from '../support/press.ts';
import { expect, test } from '../support/test.ts';
import type { Page } from '@playwright/test';

const REASON = '添付の画面が進まないとのお電話のため';

async function lookAs(page: Page, email: string): Promise<void> {
  await signIn(page, ADMINISTRATOR);
  await openMenu(page);
  await page.getByRole('link', { name: 'サポート', exact: true }).filter({ visible: true }).click();
  await page.locator('[name="email"]').fill(email);
  await page.locator('[name="reason"]').fill(REASON);
  await expectNoViolations(page);
  await press(page.getByRole('button', { name: 'この人の画面を表示する' }));
}

test('whoever helps fills in, binds nobody, and is seen by everybody', async ({ page, portal }) => {
  test.slow();
  const agent = newAgent('help');
  await register(page, portal, agent);
  const application = await begin(page);

  await lookAs(page, agent.email);
  const notice = page.getByRole('region', { name: 'サポート（代理表示）' });
  await expect(page).toHaveURL(/\/applications$/);
  await expect(notice).toContainText('見晴 花子さんの画面を表示しています');
  await expect(notice).toContainText(REASON);
  await expectNoViolations(page);
  const told = await portal.mailbox.next(agent.email, { subject: /サポートのために/ });
  expect(told.text).toContain(REASON);

  await page.goto(`${application}/sections/service`);
  await expect(notice).toBeVisible();
  await page.locator('[name="service_name"]').fill('みはらし家計');
  await press(page.getByRole('button', { name: '下書きを保存する' }));
  await expect(page.locator('[name="service_name"]')).toHaveValue('みはらし家計');

  // What binds has no button, and is refused where it is sent all the same.
  await page.goto(`${application}/check`);
  await expect(page.getByRole('main').getByRole('button')).toHaveCount(0);
  await expectNoViolations(page);
  for (const address of [`${application}/check`, `${application}/withdraw`, '/account/password']) {
    const refused = await page.request.post(address, { form: {} });
    expect(refused.status(), address).toBe(403);
    expect(await refused.text()).toContain('代理表示の間は、この操作はできません。');
  }
  await page.goto('/account/security');
  await expect(page.getByRole('main')).toContainText('代理表示の間は、この操作はできません。');
  await expectNoViolations(page);

  await press(notice.getByRole('button', { name: '代理表示を終える' }));
  await expectDone(page, '代理表示を終えました。');
  await expect(notice).toHaveCount(0);
  await expect(page).toHaveURL(/\/support/);

  await signIn(page, agent.email);
  await page.goto(application);
  await expect(page.getByRole('main')).toContainText('見晴 花子（');
  await expect(page.getByRole('main')).toContainText('が代理で操作）');
  await expectNoViolations(page);
});

test('nobody of the Federation is looked at, and what was typed stays', async ({ page }) => {
  await lookAs(page, OFFICER);
  await expect(page.getByRole('alert')).toContainText('このメールアドレスでは代理表示を始められません');
  await expect(page.locator('[name="email"]')).toHaveValue(OFFICER);
  await expect(page.locator('[name="reason"]')).toHaveValue(REASON);
  await expectNoViolations(page);
});

// ASVS 7.4.5
test('an administrator signs somebody out on all devices, who is told why', async ({
  browser,
  page,
  portal,
}) => {
  const agent = newAgent('lost');
  await register(page, portal, agent);
  const device = await browser.newContext({ baseURL: portal.baseURL, locale: 'ja-JP' });
  const office = await device.newPage();
  await signIn(office, ADMINISTRATOR);
  await office.goto('/support');
  await office.getByRole('link', { name: 'すべての端末のログインを終了する' }).click();
  await expectNoViolations(office);
  await office.locator('[name="email"]').fill('nobody@example.jp');
  await office.locator('[name="reason"]').fill('端末を紛失したとのお電話のため');
  await press(office.getByRole('button', { name: 'ログインをすべて終了する' }));
  await expect(office.getByRole('alert')).toContainText('このメールアドレスの利用者は、ほかにいません');
  await expect(office.locator('[name="reason"]')).toHaveValue('端末を紛失したとのお電話のため');
  await expectNoViolations(office);
  await office.locator('[name="email"]').fill(agent.email);
  await press(office.getByRole('button', { name: 'ログインをすべて終了する' }));
  await expectDone(office, 'すべての端末のログインを終了し、本人にメールでお知らせしました。');
  await device.close();

  const letter = await portal.mailbox.next(agent.email, { subject: /すべての端末のログインを終了しました/ });
  expect(letter.text).toContain('端末を紛失したとのお電話のため');
  await page.goto('/applications');
  await expect(page).toHaveURL(/\/sign-in\?next=/);
  await givePassword(page, agent.email);
  await expect(page).toHaveURL(/\/applications$/);
});

test('only administrators find the way there', async ({ page }) => {
  await signIn(page, OFFICER);
  await openMenu(page);
  await expect(page.getByRole('link', { name: 'サポート', exact: true })).toHaveCount(0);
  const refused = await page.request.get('/support');
  expect(refused.status()).toBe(403);
});
