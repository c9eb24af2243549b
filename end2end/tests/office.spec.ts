// Maker and checker, and the decisions that are no approval.
import { begin, fillEverything, submit } from '../support/application.ts';
import { expectNoViolations } from '../support/axe.ts';
import { today } from '../support/days.ts';
import { link } from '../support/mail.ts';
import * as office from '../support/office.ts';
import {
  ADMINISTRATOR,
  APPROVER,
  OFFICER,
  PASSWORD,
  newAgent,
  register,
  signIn,
} from '../support/people.ts';
import { press } from '../support/press.ts';
import type { Portal } from '../support/server.ts';
import { expect, test } from '../support/test.ts';
import type { Page } from '@playwright/test';

/** An agent's application, submitted; returns the agent's address and the application's. */
async function submitted(page: Page, portal: Portal, word: string) {
  const agent = newAgent(word);
  await register(page, portal, agent);
  const application = await begin(page);
  await fillEverything(page, application);
  await submit(page, application);
  return { agent, application };
}

/** A colleague with the roles, by invitation. */
async function invited(page: Page, portal: Portal, roles: string[]): Promise<string> {
  const email = `shokuin-${Date.now()}-${Math.floor(Math.random() * 1e6)}@example.jp`;
  await signIn(page, ADMINISTRATOR);
  await page.goto('/members/federation');
  await page.locator('[name="name"]').fill('両角 兼');
  await page.locator('[name="email"]').fill(email);
  for (const role of roles) await page.locator(`[name="roles"][value="${role}"]`).check();
  await expectNoViolations(page);
  await press(page.getByRole('button', { name: '招待する' }));
  await office.expectDone(page, '招待のメールをお送りしました。');
  await expect(page.getByRole('main').getByText(email)).toHaveCount(1);

  await page.context().clearCookies();
  await page.goto(link(await portal.mailbox.next(email), /\/invitation\//));
  await page.locator('[name="password"]').fill(PASSWORD);
  await expectNoViolations(page);
  await press(page.getByRole('button', { name: 'アカウントを作成する' }));
  await expect(page).toHaveURL(/sign-in/);
  await signIn(page, email);
  await portal.mailbox.next(email, { subject: /2要素認証の設定/ });
  expect(portal.mailbox.unreadTo(email)).toHaveLength(0);
  return email;
}

test('whoever proposed can never decide, whatever roles the person holds', async ({
  page,
  portal,
}) => {
  test.slow();
  const { agent } = await submitted(page, portal, 'own');
  await invited(page, portal, ['officer', 'approver']);
  const main = page.getByRole('main');
  const address = await office.findCase(page, agent.name);
  await office.take(page, address);
  await office.propose(page, address, '基準を満たしています。');

  await page.goto(address);
  await expect(main).toContainText('起案した担当者は、同じ案件を決裁できません。');
  await page.goto(`${address}/decide`);
  await expect(main.getByRole('button', { name: '承認する' })).toHaveCount(0);
  await expectNoViolations(page);
  for (const [what, form] of [
    ['decide', { confirmed: 'yes' }],
    ['send-back', { reason: '書き直します。' }],
    ['decline', { criterion: '1-2', reason: '満たしません。' }],
  ] as const) {
    const answers = [];
    for (let version = 1; version <= 40; version++) {
      const refused = await page.request.post(`${address}/${what}`, { form: { version, ...form } });
      answers.push(refused.status());
    }
    // With the version that counts it is forbidden; with every other it is out of date.
    expect(answers.filter((status) => status === 403), what).toHaveLength(1);
    expect(answers.filter((status) => status === 409), what).toHaveLength(answers.length - 1);
  }
  await page.goto(address);
  await expect(main).toContainText('決裁待ち');
});

test('a proposal is sent back, then the application is declined with criterion and reason', async ({
  page,
  portal,
}) => {
  test.slow();
  const main = page.getByRole('main');
  const { agent, application } = await submitted(page, portal, 'decline');
  await signIn(page, OFFICER);
  const address = await office.findCase(page, agent.name);
  await office.take(page, address);
  await office.propose(page, address, '承認が相当です。');

  await signIn(page, APPROVER);
  await page.goto(`${address}/send-back`);
  await expectNoViolations(page);
  await page.getByRole('button', { name: '差し戻す' }).click();
  await expect(page.getByRole('alert')).toContainText('理由が入力されていません');
  await page.locator('[name="reason"]').fill('外部委託の確認を書き足してください。');
  await press(page.getByRole('button', { name: '差し戻す' }));
  await office.expectDone(page, '差し戻しました。');
  const told = await portal.mailbox.next(OFFICER, { subject: /差し戻/ });
  expect(told.text).toContain('外部委託の確認を書き足してください。');

  await signIn(page, OFFICER);
  await office.propose(page, address, '外部委託の管理が基準を満たしていません。謝絶が相当です。');
  await signIn(page, APPROVER);
  await page.goto(`${address}/decline`);
  await expect(main).toContainText('謝絶は取り消せません。');
  await expectNoViolations(page);
  await page.getByRole('button', { name: '謝絶する' }).click();
  await expect(page.getByRole('alert')).toContainText('根拠とする基準が選ばれていません');
  await page.locator('[name="criterion"]').selectOption('1-2');
  await page.locator('[name="reason"]').fill('外部委託先の管理の方法が定まっていません。');
  await press(page.getByRole('button', { name: '謝絶する' }));
  await office.expectDone(page, '謝絶を記録しました。');
  await expectNoViolations(page);

  // The agent reads criterion and reason, in the mail and on the page, but not what was said inside.
  const letter = await portal.mailbox.next(agent.email, { subject: /謝絶|結果/ });
  expect(letter.text).toContain('外部委託先の管理の方法が定まっていません。');
  await signIn(page, agent.email);
  await page.goto(application);
  await expect(main).toContainText('外部委託先の管理の方法が定まっていません。');
  await expect(main).not.toContainText('外部委託の確認を書き足してください。');
  await expectNoViolations(page);
});

test('a contract is not drawn up while a bank is unanswered, nor a client issued before it', async ({
  page,
  portal,
}) => {
  test.slow();
  const { agent } = await submitted(page, portal, 'unanswered');
  await signIn(page, OFFICER);
  const address = await office.findCase(page, agent.name);
  await office.take(page, address);
  await office.verifyRegistration(page, address, today());
  await office.propose(page, address, '承認が相当です。');
  await signIn(page, APPROVER);
  await office.approve(page, address);
  await signIn(page, OFFICER);
  const contract = await office.contractOf(page, address);
  const answer = { bank: '2965', on: today(), by: '業務部', evidence: '電話' };
  await office.recordAnswer(page, contract, { ...answer, answer: 'unanswered' });
  await page.goto(contract);
  await expect(page.getByRole('main')).toContainText('1金庫が未回答です。');
  const day = today(1);
  const refused = await page.request.post(`${contract}/draw-up`, {
    form: {
      effective_from_year: day.year,
      effective_from_month: day.month,
      effective_from_day: day.day,
      federation_address: '東京都千代田区',
      federation_title: '理事長',
      federation_name: '駿河 一郎',
      version: '1',
    },
  });
  expect([409, 422]).toContain(refused.status());
  await page.goto(contract);
  await expect(page.getByRole('main')).toContainText('1金庫が未回答です。');
});

test('an officer who is late is told that a colleague was faster, and keeps the text', async ({
  page,
  portal,
  browser,
}) => {
  test.slow();
  const { agent } = await submitted(page, portal, 'late');
  await signIn(page, OFFICER);
  const address = await office.findCase(page, agent.name);
  await office.take(page, address);
  await page.goto(`${address}/return`);
  await page.locator('[name="reason"]').fill('所在地を確かめてください。');

  const context = await browser.newContext({ baseURL: portal.baseURL, locale: 'ja-JP' });
  const other = await context.newPage();
  await signIn(other, OFFICER);
  await office.propose(other, address, '承認が相当です。');
  await context.close();

  await page.locator('[name="sections"][value="organisation"]').check();
  await page.locator('[name="criterion"]').selectOption('1-2');
  await page.getByRole('button', { name: '補正を依頼する' }).click();
  await expect(page.getByRole('alert')).toContainText(/ほかの人が先に変更しました|手続が次の段階に進んだ/);
  await expect(page.locator('[name="reason"]')).toHaveValue('所在地を確かめてください。');
  await expectNoViolations(page);
});
