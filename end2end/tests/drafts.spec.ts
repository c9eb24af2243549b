// The text of a contract before it is signed: read by both sides, discussed, changed and issued again.
import { expectNoViolations } from '../support/axe.ts';
import * as office from '../support/office.ts';
import { APPROVER, OFFICER, signIn } from '../support/people.ts';
import { press } from '../support/press.ts';
import { expect, test } from '../support/test.ts';
import type { Page } from '@playwright/test';

// The drafts that are issued here would surprise other specs.
test.use({ portalName: 'drafts' });

const AGENT = { name: '株式会社さざなみ会計', email: 'sazanami@example.jp' };

/** The address of the agent's contract, while the banks are asked. */
async function contractOf(page: Page): Promise<string> {
  await page.goto('/contracts?state=awaiting_consents');
  const row = page.getByRole('row').filter({ hasText: AGENT.name });
  const href = await row.getByRole('link').first().getAttribute('href');
  return href!;
}

test('both sides discuss an article, the officer changes it, and an approver finds the change immaterial', async ({
  page,
  portal,
}) => {
  test.slow();
  const main = page.getByRole('main');

  // The agent reads the first draft and writes about the fees.
  await signIn(page, OFFICER);
  const contract = await contractOf(page);
  await signIn(page, AGENT.email);
  await page.goto(`${contract}/draft`);
  await expect(main).toContainText('ひな形（第1版）からの変更はありません。');
  await expectNoViolations(page);
  await expect(main.getByRole('link', { name: '条文を直す' })).toHaveCount(0);
  await page.locator('#clause-fees').getByRole('link', { name: '書き込む' }).click();
  await expectNoViolations(page);
  await press(page.getByRole('button', { name: '書き込む' }));
  await expect(page.getByRole('alert')).toContainText('書き込みの内容が入力されていません');
  await page.locator('[name="body"]').fill('料金表の変更は、3か月前までに通知してください。');
  await press(page.getByRole('button', { name: '書き込む' }));
  await office.expectDone(page, '書き込みました。');
  await expect(main).toContainText('未解決');

  // The officer is told, changes the article, and names a variable that does not exist.
  const told = await portal.mailbox.next(OFFICER, { subject: /書き込み/ });
  expect(told.text).toContain('第5条');
  await signIn(page, OFFICER);
  await page.goto(`${contract}/draft`);
  await expect(main).toContainText('1か条に未解決の書き込みがあります。');
  await expectNoViolations(page);
  await page.locator('#clause-fees').getByRole('link', { name: '条文を直す' }).click();
  const text = main.locator('[name="text"]');
  const before = await text.inputValue();
  await text.fill(`${before}\n\n{{price}}円とする。`);
  await press(page.getByRole('button', { name: '変更を保存する' }));
  await expect(page.getByRole('alert')).toContainText('「price」という項目はありません');
  await expect(text).toHaveValue(/price/);
  await expectNoViolations(page);
  await text.fill(before.replace('2か月前', '3か月前'));
  await press(page.getByRole('button', { name: '変更を保存する' }));
  await office.expectDone(page, '条文の変更を保存しました。');
  await expect(page.locator('#clause-fees del')).toHaveText('2か月');
  await expect(page.locator('#clause-fees ins')).toHaveText('3か月');
  await expectNoViolations(page);

  // A fixed article offers no change.
  const fixed = page.locator('#clause-connection');
  await expect(fixed).toContainText('固定の条文');
  await expect(fixed.getByRole('link', { name: '条文を直す' })).toHaveCount(0);

  // Issued as an immaterial change, which an approver confirms.
  await main.getByRole('link', { name: '変更を確認して発行する' }).click();
  await press(page.getByRole('button', { name: 'この内容で発行する' }));
  await expect(page.getByRole('alert')).toContainText('2件');
  await expectNoViolations(page);
  await page.locator('[name="note"]').fill('料金表の変更の通知を3か月前までとします。');
  await page.locator('[name="materiality"][value="immaterial"]').check();
  await press(page.getByRole('button', { name: 'この内容で発行する' }));
  await office.expectDone(page, '原案を発行し、事業者に知らせました。');
  await expect(main).toContainText('軽微な変更（確認待ち）');
  await page.goto(`${contract}/draft/remarks/fees`);
  await press(page.getByRole('button', { name: '解決済みにする' }));
  await office.expectDone(page, '解決済みにしました。');

  await signIn(page, APPROVER);
  await page.goto(`${contract}/draft`);
  await main.getByRole('link', { name: '変更を確認する' }).click();
  await expect(main.locator('ins')).toHaveText('3か月');
  await expectNoViolations(page);
  await press(page.getByRole('button', { name: '軽微な変更と確認する' }));
  await office.expectDone(page, '軽微な変更と確認しました。');
  await expect(main).toContainText('第1版以降への同意が有効です。');

  // The agent was told, and reads the change against the draft before.
  await portal.mailbox.next(AGENT.email, { subject: /原案（第2版）/ });
  await signIn(page, AGENT.email);
  await page.goto(`${contract}/draft`);
  await expect(main).toContainText('第1版から1か条が変わりました。');
  await expectNoViolations(page);
  const pdf = await page.request.get(`${contract}/drafts/2/pdf`);
  expect((await pdf.body()).subarray(0, 5).toString()).toBe('%PDF-');
});

test('an article is added, removed and thrown away without anybody outside seeing it', async ({ page }) => {
  const main = page.getByRole('main');
  await signIn(page, OFFICER);
  const contract = await contractOf(page);
  await page.goto(`${contract}/draft`);
  await main.getByRole('link', { name: '条文を追加する' }).click();
  await expectNoViolations(page);
  await page.locator('[name="heading"]').fill('特約');
  await main.locator('[name="text"]').fill('甲及び乙は、毎年4月に本契約の内容を見直す。');
  await press(page.getByRole('button', { name: '条文を追加する' }));
  await office.expectDone(page, '条文の変更を保存しました。');
  const special = page.locator('#clause-special_1');
  await expect(special).toContainText('追加');
  await special.getByRole('link', { name: '条文を削除する' }).click();
  await expectNoViolations(page);
  await press(page.getByRole('button', { name: '条文を削除する' }));
  await office.expectDone(page, '条文を削除しました。');
  await expect(special).toHaveCount(0);
  await main.getByRole('link', { name: '編集中の原案を破棄する' }).click();
  await expectNoViolations(page);
  await press(page.getByRole('button', { name: '破棄する' }));
  await office.expectDone(page, '編集中の原案を破棄しました。');
  await expect(main.getByRole('link', { name: '編集中の原案を破棄する' })).toHaveCount(0);
});
