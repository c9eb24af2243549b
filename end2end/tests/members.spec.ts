// Who belongs to whom: colleagues are invited, read without buttons that refuse, change hats, and leave.
import { type Page } from '@playwright/test';
import { expectNoViolations } from '../support/axe.ts';
import { link } from '../support/mail.ts';
import * as office from '../support/office.ts';
import {
  ADMINISTRATOR,
  OFFICER,
  PASSWORD,
  newAgent,
  openMenu,
  register,
  signIn,
} from '../support/people.ts';
import { press } from '../support/press.ts';
import type { Portal } from '../support/server.ts';
import { expect, test } from '../support/test.ts';

/** An address that no other test uses. */
function address(word: string): string {
  return `${word}-${Date.now()}-${Math.floor(Math.random() * 1e6)}@example.jp`;
}

/** Fills in the invitation on the open page and sends it. */
async function invite(page: Page, email: string, role: string): Promise<void> {
  await page.locator('[name="name"]').fill('関 夏樹');
  await page.locator('[name="email"]').fill(email);
  await page.locator(`[name="roles"][value="${role}"]`).check();
  await press(page.getByRole('button', { name: '招待する' }));
  await office.expectDone(page, '招待のメールをお送りしました。');
}

/** Follows the mailed invitation and makes the account. */
async function accept(page: Page, portal: Portal, email: string): Promise<void> {
  const invitation = link(await portal.mailbox.next(email), /\/invitation\//);
  await page.context().clearCookies();
  await page.goto(invitation);
  await page.locator('[name="password"]').fill(PASSWORD);
  await expectNoViolations(page);
  await press(page.getByRole('button', { name: 'アカウントを作成する' }));
  await expect(page).toHaveURL(/sign-in/);
  await signIn(page, email);
}

async function toPeople(page: Page): Promise<void> {
  await openMenu(page);
  await page.getByRole('link', { name: '利用者', exact: true }).filter({ visible: true }).click();
}

test('an owner invites a reader, who is offered nothing that refuses, and takes them out again', async ({
  page,
  portal,
}) => {
  test.slow();
  const main = page.getByRole('main');
  const agent = newAgent('members');
  const reader = address('etsuran');
  await register(page, portal, agent);
  await toPeople(page);
  await expect(main).toContainText('管理者が1人だけです');
  await expectNoViolations(page);
  await invite(page, reader, 'viewer');
  await expect(main.getByText(reader)).toHaveCount(1);

  await accept(page, portal, reader);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('申込み・契約');
  await expect(main.getByRole('link', { name: '申込みを始める' })).toHaveCount(0);
  await toPeople(page);
  await expect(main.getByRole('button', { name: '招待する' })).toHaveCount(0);
  await expectNoViolations(page);
  const answer = await page.request.get('/applications/new');
  expect(answer.status()).toBe(403);

  await signIn(page, agent.email);
  await toPeople(page);
  await main.getByRole('link', { name: '関 夏樹' }).click();
  await expectNoViolations(page);
  await page.locator('[name="roles"][value="viewer"]').uncheck();
  await page.locator('[name="roles"][value="editor"]').check();
  await press(main.getByRole('button', { name: '変更を保存する' }));
  await office.expectDone(page, '役割を変更しました。');
  await expect(main.getByRole('row').filter({ hasText: reader })).toContainText('申込担当者');
  await main.getByRole('link', { name: '関 夏樹' }).click();
  await main.getByRole('link', { name: '所属から外す' }).click();
  await expectNoViolations(page);
  await press(main.getByRole('button', { name: '所属から外す' }));
  await office.expectDone(page, '所属から外しました。');

  // The last owner stays, and is told why.
  await main.getByRole('link', { name: '見晴 花子' }).click();
  await main.getByRole('link', { name: '所属から抜ける' }).click();
  await press(main.getByRole('button', { name: '所属から抜ける' }));
  await expect(main).toContainText('管理者が1人もいなくなるため、この変更はできません。');
  await expectNoViolations(page);
});

test('an invitation that was taken back opens nothing', async ({ page, portal }) => {
  const main = page.getByRole('main');
  const email = address('torikeshi');
  await signIn(page, ADMINISTRATOR);
  await page.goto('/members/banks');
  await page.locator('[name="bank"]').selectOption('2978');
  await invite(page, email, 'bank_deputy');
  const invitation = link(await portal.mailbox.next(email), /\/invitation\//);
  await expectNoViolations(page);
  const row = main.getByRole('row').filter({ hasText: email });
  await press(row.getByRole('button', { name: /取り消す/ }));
  await office.expectDone(page, '招待を取り消しました。');
  await expect(main.getByText(email)).toHaveCount(0);
  await page.context().clearCookies();
  const answer = await page.goto(invitation);
  expect(answer?.status()).toBe(410);
});

test('an administrator says where a bank gets its questions by mail', async ({ page }) => {
  const main = page.getByRole('main');
  await signIn(page, ADMINISTRATOR);
  await page.goto('/members/banks');
  await main.getByRole('link', { name: '金庫のメールアドレス' }).click();
  await expect(main.getByRole('table').locator('tbody tr')).toHaveCount(13);
  await expectNoViolations(page);
  const row = main.getByRole('row').filter({ hasText: '沖縄県労働金庫' });
  const email = page.locator('[name="email"]');
  await row.getByRole('link').click();
  const before = await email.inputValue();
  await email.fill('okinawa');
  await press(main.getByRole('button', { name: '変更を保存する' }));
  await expect(page.getByRole('alert')).toContainText('回答を依頼するメールアドレス');
  await expect(email).toHaveValue('okinawa');
  await expectNoViolations(page);
  for (const [typed, shown] of [
    ['', 'なし（文書で依頼）'],
    ['api@okinawa.example.jp', 'api@okinawa.example.jp'],
    [before, before],
  ] as const) {
    if (!page.url().endsWith('/2997')) await row.getByRole('link').click();
    await email.fill(typed);
    await press(main.getByRole('button', { name: '変更を保存する' }));
    await office.expectDone(page, '金庫のメールアドレスを変更しました。');
    await expect(row).toContainText(shown);
  }
});

// ASVS 8.4.1
test('a bank sees its own side, and nothing of the Federation or of other banks', async ({
  page,
}) => {
  const main = page.getByRole('main');
  await signIn(page, 'chuo@example.jp');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('中央労働金庫の案件');
  // It connects to the bank, and was answered about.
  await expect(main.getByRole('row').filter({ hasText: 'しおさい家計' })).toHaveCount(2);
  await expect(main).not.toContainText('東海労働金庫');
  await expectNoViolations(page);
  for (const closed of ['/queue', '/consents', '/contracts', '/clients', '/applications']) {
    expect((await page.request.get(closed)).status(), closed).toBe(403);
  }
});

test('one person with two hats acts for one agent at a time', async ({ page }) => {
  const main = page.getByRole('main');
  await signIn(page, 'gijutsu@example.jp');
  const rows = main.getByRole('row');
  const first = await rows.nth(1).textContent();
  await openMenu(page);
  await page.getByRole('link', { name: '立場を切り替える' }).filter({ visible: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('どの立場で利用しますか');
  await expectNoViolations(page);
  await press(main.getByRole('button', { name: 'この立場に切り替える' }));
  await office.expectDone(page, '立場を切り替えました。');
  expect(await rows.nth(1).textContent()).not.toBe(first);
});

test('an administrator cannot change their own rights, and an officer nobody’s', async ({
  page,
}) => {
  const main = page.getByRole('main');
  await signIn(page, OFFICER);
  expect((await page.request.get('/members/federation')).status()).toBe(403);
  await signIn(page, ADMINISTRATOR);
  await page.goto('/members/federation');
  await main.getByRole('link', { name: '早川 美咲' }).click();
  await expect(main).toContainText('自分の権限は変更できません。');
  await expect(main.getByRole('button', { name: '変更を保存する' })).toHaveCount(0);
  await expectNoViolations(page);
});
