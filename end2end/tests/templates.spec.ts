// The template of contracts: prepared by an officer, sent back once, released by a second person.
import { expectNoViolations } from '../support/axe.ts';
import { followFresh } from '../support/factor.ts';
import * as office from '../support/office.ts';
import { APPROVER, OFFICER, signIn } from '../support/people.ts';
import { press } from '../support/press.ts';
import { expect, test } from '../support/test.ts';

// What is released here is taken by every contract that other specs make.
test.use({ portalName: 'templates' });

test('a version is prepared, sent back, reworked and released by a second person', async ({ page, portal }) => {
  test.slow();
  const main = page.getByRole('main');
  const field = (name: string) => main.locator(`[name="${name}"]`);

  // The officer begins the second version.
  await signIn(page, OFFICER);
  await page.goto('/templates');
  await expect(main).toContainText('使用中');
  await expectNoViolations(page);
  await page.getByRole('link', { name: '第1版' }).click();
  await expect(main).toContainText('{{agent_name}}');
  await expectNoViolations(page);
  await expect(main.getByRole('link', { name: '条文を直す' })).toHaveCount(0);
  await page.goto('/templates');
  await press(main.getByRole('button', { name: '新しい版を準備する' }));
  await office.expectDone(page, '新しい版の準備を始めました。');
  await expect(main).toContainText('第1版からの変更はありません。');
  await expectNoViolations(page);

  // A variable that does not exist is named with its article and those that do, and what was typed stays.
  await page.locator('#clause-fees').getByRole('link', { name: '条文を直す' }).click();
  await expectNoViolations(page);
  const before = await field('text').inputValue();
  await field('text').fill(`${before}\n\n{{price}}円とする。`);
  await press(main.getByRole('button', { name: '変更を保存する' }));
  await expect(page.getByRole('alert')).toContainText('「費用」にある「price」という項目はありません');
  await expect(main).toContainText('bank_count');
  await expect(field('text')).toHaveValue(/\{\{price\}\}/);
  await expectNoViolations(page);
  await field('text').fill(before.replace('2か月前', '3か月前'));
  await press(main.getByRole('button', { name: '変更を保存する' }));
  await office.expectDone(page, 'ひな形の変更を保存しました。');
  await expect(page.locator('#clause-fees del')).toHaveText('2か月');
  await expect(page.locator('#clause-fees ins')).toHaveText('3か月');

  // An article to which others refer stays; a new one is added in both languages, marked, and taken out again.
  await page.locator('#clause-users_damage').getByRole('link', { name: '条文を削除する' }).click();
  await expectNoViolations(page);
  await press(main.getByRole('button', { name: '条文を削除する' }));
  await expect(page.getByRole('alert')).toContainText('参照しています');
  await page.goto('/templates/2/add');
  await press(main.getByRole('button', { name: '条文を追加する' }));
  await expect(page.getByRole('alert')).toContainText('4件');
  await expectNoViolations(page);
  await field('heading').fill('毎年の確認');
  await field('text').fill('{{service_name}}の利用の状況を、毎年4月に確かめる。');
  await field('heading_en').fill('Yearly review');
  await field('text_en').fill('The use of {{service_name}} is reviewed every April.');
  await field('after').selectOption('reports');
  await field('locked').check();
  await press(main.getByRole('button', { name: '条文を追加する' }));
  await office.expectDone(page, 'ひな形の変更を保存しました。');
  const added = page.locator('#clause-v2_1');
  await expect(added).toContainText('第12条（毎年の確認）');
  await expect(added).toContainText('固定の条文');
  await expect(added).toContainText('Yearly review');

  // Period and notice.
  await main.getByRole('link', { name: '前文、後文、期間を直す' }).click();
  await expectNoViolations(page);
  await field('months').selectOption('6');
  await field('notice_months').selectOption('6');
  await press(main.getByRole('button', { name: '変更を保存する' }));
  await expect(page.getByRole('alert')).toContainText('終了の通知の期限');
  await field('months').selectOption('24');
  await press(main.getByRole('button', { name: '変更を保存する' }));
  await office.expectDone(page, 'ひな形の変更を保存しました。');
  await expect(main).toContainText('2年');

  // The release is asked for; nothing changes meanwhile.
  await main.getByRole('link', { name: '変更を確認して公開を依頼する' }).click();
  await expectNoViolations(page);
  await press(main.getByRole('button', { name: '公開を依頼する' }));
  await expect(page.getByRole('alert')).toContainText('変更点と理由が入力されていません');
  await field('note').fill('料金表の変更の通知を3か月前までとし、毎年の確認を加えます。');
  await press(main.getByRole('button', { name: '公開を依頼する' }));
  await office.expectDone(page, '公開を依頼し、決裁者に知らせました。');
  await expect(main).toContainText('公開待ち');
  await expect(main.getByRole('link', { name: '条文を直す' })).toHaveCount(0);
  await expectNoViolations(page);

  // The approver is told, sends back, and is asked again.
  const told = await portal.mailbox.next(APPROVER, { subject: /ひな形 第2版の公開の確認/ });
  expect(told.text).toContain('毎年の確認');
  await signIn(page, APPROVER);
  await page.goto('/templates/2');
  await expectNoViolations(page);
  await followFresh(page, APPROVER, '差し戻す');
  await expect(main.locator('#clause-fees ins')).toHaveText('3か月');
  await expectNoViolations(page);
  await field('note').fill('第12条の英語を直してください。');
  await press(main.getByRole('button', { name: '差し戻す' }));
  await office.expectDone(page, '差し戻し、担当者に知らせました。');
  await portal.mailbox.next(OFFICER, { subject: /ひな形 第2版が差し戻されました/ });
  await signIn(page, OFFICER);
  await page.goto('/templates/2');
  await expect(main).toContainText('第12条の英語を直してください。');
  await expectNoViolations(page);
  await page.goto('/templates/2/clauses/v2_1');
  await field('text_en').fill('The use of {{service_name}} is looked at every April.');
  await press(main.getByRole('button', { name: '変更を保存する' }));
  await office.expectDone(page, 'ひな形の変更を保存しました。');
  await page.goto('/templates/2/propose');
  await field('note').fill('第12条の英語を直しました。');
  await press(main.getByRole('button', { name: '公開を依頼する' }));
  await office.expectDone(page, '公開を依頼し、決裁者に知らせました。');

  // Released: the next drafts are made from it.
  await signIn(page, APPROVER);
  await page.goto('/templates/2');
  await followFresh(page, APPROVER, '変更を確認して公開する');
  await expectNoViolations(page);
  await press(main.getByRole('button', { name: 'この版を公開する' }));
  await office.expectDone(page, '新しい版を公開しました。');
  await expect(main).toContainText('使用中');
  await expectNoViolations(page);
  await page.goto('/templates');
  await expect(main).toContainText('過去の版');
  await portal.mailbox.next(OFFICER, { subject: /ひな形 第2版を公開しました/ });
});

test('a version in preparation is thrown away, and the agent sees none of it', async ({ page }) => {
  const main = page.getByRole('main');
  await signIn(page, OFFICER);
  await page.goto('/templates');
  const open = main.getByRole('link', { name: '準備中の版を開く' });
  if (await open.isVisible()) await open.click();
  else await press(main.getByRole('button', { name: '新しい版を準備する' }));
  await main.getByRole('link', { name: 'この版を破棄する' }).click();
  await expectNoViolations(page);
  await press(main.getByRole('button', { name: '破棄する' }));
  await office.expectDone(page, '準備中の版を破棄しました。');
  await signIn(page, 'sazanami@example.jp');
  const answer = await page.goto('/templates');
  expect(answer!.status()).toBe(403);
});

test('a pasted text of hundreds of pages and a character that no font has are refused, and what was typed stays', async ({
  page,
}) => {
  test.slow();
  const main = page.getByRole('main');
  const field = (name: string) => main.locator(`[name="${name}"]`);
  await signIn(page, OFFICER);
  await page.goto('/templates');
  await press(main.getByRole('button', { name: '新しい版を準備する' }));
  await main.getByRole('link', { name: '条文を追加する' }).click();
  const address = page.url();
  const long = '甲は、乙に対し、契約の定めを守る。'.repeat(20_000);
  await field('heading').fill('長い条文');
  await field('text').fill(long);
  await field('heading_en').fill('A long article');
  await field('text_en').fill('Party A keeps what was agreed.');
  await press(main.getByRole('button', { name: '条文を追加する' }));
  await expect(page.getByRole('alert')).toContainText('8000文字より332000文字長くなっています');
  expect(await field('text').inputValue()).toHaveLength(long.length);
  await expect(field('heading')).toHaveValue('長い条文');

  // A form of a character that the fonts lack is named; one that they have is kept.
  await field('text').fill('担当者は渡邉\u{e0102}とする。');
  await press(main.getByRole('button', { name: '条文を追加する' }));
  await expect(page.getByRole('alert')).toContainText('U+9089 U+E0102');
  await expect(field('text')).toHaveValue('担当者は渡邉\u{e0102}とする。');
  await expectNoViolations(page);
  await field('text').fill('担当者は渡邉、髙橋、﨑山、𠮷野とする。');
  await press(main.getByRole('button', { name: '条文を追加する' }));
  await office.expectDone(page, 'ひな形の変更を保存しました。');
  await expect(main).toContainText('担当者は渡邉、髙橋、﨑山、𠮷野とする。');
  await page.goto(address.replace('/add', '/discard'));
  await press(main.getByRole('button', { name: '破棄する' }));
  await office.expectDone(page, '準備中の版を破棄しました。');
});
