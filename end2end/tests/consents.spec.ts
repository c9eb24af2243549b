// The banks: each answers on its own page to the draft it read, and again when the text changed.
import { expectNoViolations } from '../support/axe.ts';
import { openRequest } from '../support/bank.ts';
import { link } from '../support/mail.ts';
import * as office from '../support/office.ts';
import { OFFICER, signIn } from '../support/people.ts';
import { press } from '../support/press.ts';
import { expect, test } from '../support/test.ts';
import type { Page } from '@playwright/test';

// A new draft would surprise the other specs.
test.use({ portalName: 'consents' });

const BANK = { code: '2963', name: '中央労働金庫', email: 'chuo@example.jp' };
const AGENT = '株式会社さざなみ会計';

async function answerPage(page: Page): Promise<void> {
  await openRequest(page, BANK.email, AGENT);
}

test('a bank consents on conditions, and again when the text has changed', async ({ page, portal }) => {
  test.slow();
  const main = page.getByRole('main');

  // Without an answer, and without its conditions, nothing is sent.
  await answerPage(page);
  await expectNoViolations(page);
  await expect(main).toContainText('契約書の原案 第1版');
  await press(page.getByRole('button', { name: 'この内容で回答する' }));
  await expect(page.getByRole('alert')).toContainText('回答');
  await page.locator('[name="answer"][value="conditional"]').check();
  await press(page.getByRole('button', { name: 'この内容で回答する' }));
  await expect(page.getByRole('alert')).toContainText('条件または理由が入力されていません');
  await expectNoViolations(page);
  await page.locator('[name="note"]').fill('障害時の一次連絡を30分以内とする。');
  await press(page.getByRole('button', { name: 'この内容で回答する' }));
  await office.expectDone(page, '回答を受け付け、連合会 事務部に知らせました。');
  await expect(main.getByRole('row').filter({ hasText: AGENT })).toContainText('条件付き同意');
  await expectNoViolations(page);

  // The officer is told and sees the conditions; another bank's people never do.
  const told = await portal.mailbox.next(OFFICER, { subject: /金庫から回答/ });
  expect(told.text).toContain(BANK.name);
  expect(told.text).not.toContain('30分以内');
  await signIn(page, OFFICER);
  await page.goto('/contracts?state=awaiting_consents');
  const row = page.getByRole('row').filter({ hasText: AGENT });
  const contract = (await row.getByRole('link').first().getAttribute('href'))!;
  await page.goto(`${contract}/consents`);
  await expect(main.getByRole('row').filter({ hasText: BANK.name })).toContainText('30分以内');
  await expect(main).toContainText('（うち1金庫は条件付き）');
  await expect(main).toContainText('契約書の原案 第1版');
  await expectNoViolations(page);

  // The officer changes an article: the consent is one to an earlier draft.
  await page.goto(`${contract}/draft/clauses/outages`);
  const text = main.locator('[name="text"]');
  const before = await text.inputValue();
  await text.fill(before.replace('直ちに相手方に', '30分以内に相手方に'));
  await press(page.getByRole('button', { name: '変更を保存する' }));
  await office.expectDone(page, '条文の変更を保存しました。');
  await page.goto(`${contract}/draft/issue`);
  await page.locator('[name="note"]').fill('障害時の連絡を30分以内とします。');
  await page.locator('[name="materiality"][value="material"]').check();
  await press(page.getByRole('button', { name: 'この内容で発行する' }));
  await office.expectDone(page, '原案を発行し、事業者に知らせました。');
  await page.goto(`${contract}/consents`);
  await expect(main.getByRole('row').filter({ hasText: BANK.name })).toContainText('第1版の原案に対する同意');
  await expect(main).toContainText('の同意は、内容が変わる前の原案に対するものです。');
  await expectNoViolations(page);

  // The bank reads what changed and consents once more.
  await answerPage(page);
  await expect(main).toContainText('第1版の原案に回答した後で、内容が変わりました。');
  await expect(main.locator('ins')).toContainText('30分以内');
  await expectNoViolations(page);
  await page.locator('[name="answer"][value="consented"]').check();
  await press(page.getByRole('button', { name: 'この内容で回答する' }));
  await office.expectDone(page, '回答を受け付け、連合会 事務部に知らせました。');
  await signIn(page, OFFICER);
  await page.goto(`${contract}/consents`);
  await expect(main.getByRole('row').filter({ hasText: BANK.name })).not.toContainText('旧版');
});

test('a bank that does not consent gives its reason and is left out', async ({ page }) => {
  test.slow();
  const main = page.getByRole('main');
  await answerPage(page);
  await page.locator('[name="answer"][value="refused"]').check();
  await page.locator('[name="note"]').fill('連鎖接続先の管理体制を確認できないため。');
  await press(page.getByRole('button', { name: 'この内容で回答する' }));
  await office.expectDone(page, '回答を受け付け、連合会 事務部に知らせました。');
  await expect(main.getByRole('row').filter({ hasText: AGENT })).toContainText('不同意');
  const pdf = await page.request.get(`${await draftOf(page)}/draft.pdf`);
  expect((await pdf.body()).subarray(0, 5).toString()).toBe('%PDF-');
});

async function draftOf(page: Page): Promise<string> {
  const link = page.getByRole('row').filter({ hasText: AGENT }).getByRole('link');
  return (await link.getAttribute('href'))!;
}

test('a bank without an account answers by link, with a code that is mailed to it', async ({ page, portal }) => {
  test.slow();
  const main = page.getByRole('main');
  const kinko = { name: '東海労働金庫', email: 'kinko2972@example.jp' };
  await signIn(page, OFFICER);
  await page.goto('/contracts?state=awaiting_consents');
  const row = page.getByRole('row').filter({ hasText: AGENT });
  const contract = (await row.getByRole('link').first().getAttribute('href'))!;
  await page.goto(`${contract}/consents`);
  await press(page.getByRole('button', { name: `${kinko.name}に催促する` }));
  await office.expectDone(page, '金庫にメールで回答を依頼しました。');
  await expectNoViolations(page);

  // The letter leads to the draft; nothing is answered without the code.
  await page.context().clearCookies();
  const letter = await portal.mailbox.next(kinko.email, { subject: /同意について回答/ });
  expect(letter.text).toContain(AGENT);
  const address = link(letter, /\/consent\//);
  await page.goto(address);
  await expect(main).toContainText('さざなみ会計 銀行連携');
  await expectNoViolations(page);
  await expect(page.getByRole('button', { name: 'この内容で回答する' })).toHaveCount(0);
  await press(page.getByRole('button', { name: '確認コードを送る' }));
  await office.expectDone(page, '確認コードを送りました。');
  const mailed = await portal.mailbox.next(kinko.email, { subject: /確認コード/ });
  const code = /\d{6}/.exec(mailed.text ?? '')?.[0] ?? '';
  expect(code).toHaveLength(6);

  const wrong = code === '000000' ? '111111' : '000000';
  await page.locator('[name="answer"][value="consented"]').check();
  await page.locator('[name="title"]').fill('業務部 次長');
  await page.locator('[name="name"]').fill('東海 灘子');
  await page.locator('[name="code"]').fill(wrong);
  await press(page.getByRole('button', { name: 'この内容で回答する' }));
  await expect(page.getByRole('alert')).toContainText('コード');
  await expect(page.locator('[name="name"]')).toHaveValue('東海 灘子');
  await expect(page.locator('[name="code"]')).toHaveValue('');
  await expectNoViolations(page);
  await page.locator('[name="code"]').fill(code);
  await press(page.getByRole('button', { name: 'この内容で回答する' }));
  await office.expectDone(page, '回答を受け付け、連合会 事務部に知らせました。');
  await expect(main).toContainText('業務部 次長 東海 灘子が回答しました。');

  await signIn(page, OFFICER);
  await page.goto(`${contract}/consents`);
  const answered = main.getByRole('row').filter({ hasText: kinko.name });
  await expect(answered).toContainText('リンクから回答');
  await expect(answered).toContainText('同意');
});

test('a link that leads nowhere says where a new one comes from', async ({ page }) => {
  const answer = await page.goto('/consent/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA');
  expect(answer?.status()).toBe(410);
  await expect(page.getByRole('main')).toContainText('新しいリンクを依頼してください');
  await expectNoViolations(page);
});
