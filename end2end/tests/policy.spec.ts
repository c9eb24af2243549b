// The policy: prepared by one person and published by another; the banks' standing consents to it, and what a new contract
// takes over from them.
import { expectNoViolations } from '../support/axe.ts';
import { fillDay, today } from '../support/days.ts';
import { confirmIdentity } from '../support/factor.ts';
import * as office from '../support/office.ts';
import { APPROVER, OFFICER, signIn } from '../support/people.ts';
import { press } from '../support/press.ts';
import { expect, test } from '../support/test.ts';
import type { Page } from '@playwright/test';

// Another policy would surprise the other specs.
test.use({ portalName: 'policy' });

const CHUO = { name: '中央労働金庫', email: 'chuo@example.jp' };
const TOKAI = { name: '東海労働金庫', email: 'tokai@example.jp' };
const CASE = 'ミチシルベ';
const SENTENCE = '検証環境は契約の締結前から利用できます。';

/** Opens a page that demands a factor given just now. */
async function openFresh(page: Page, address: string, email: string): Promise<void> {
  await page.goto(address);
  if (page.url().includes('/sign-in/confirm')) await confirmIdentity(page, email);
}

test('everybody reads each version, what it changed, and the one to come', async ({ page }) => {
  const main = page.getByRole('main');
  await page.goto('/policy');
  await expect(main).toContainText('第3版');
  await expect(main).toContainText('第4版を');
  await expect(main).toContainText('第2版への包括同意を引き継いでいます。');
  await expect(main.getByRole('row').filter({ hasText: '四国労働金庫' })).toContainText('照会系に限る。');
  await expectNoViolations(page);

  await main.getByRole('link', { name: 'すべての版' }).click();
  await expect(main.getByRole('row')).toHaveCount(5);
  await expect(main.getByRole('row').filter({ hasText: '第4版' })).toContainText('今後適用');
  await expectNoViolations(page);
  await main.getByRole('link', { name: '第3版の変更点' }).click();
  await expect(main.locator('del').first()).toBeVisible();
  await expect(main.locator('ins').first()).toBeVisible();
  await expect(main).toContainText('項目1、2、3、5、6は変わっていません。');
  await expectNoViolations(page);
  await main.getByRole('link', { name: '第1版と比べる' }).click();
  await expect(main).toContainText('OAuth 2.0');
  await page.goto('/policy/versions/1');
  await expect(main).toContainText('この版は、現在は適用していません。');
  await expect(main).toContainText('2020年3月末までに完了する予定です。');
  await expectNoViolations(page);
  await page.goto('/policy/versions/4/changes');
  await expect(main).toContainText('前の版への包括同意は引き継がず');
  await expectNoViolations(page);
  const open = await page.request.get('/api/v1/policy/versions/4');
  expect(await open.json()).toMatchObject({ number: 4, carries_consents: false });
  expect((await page.request.get('/policy/versions/99')).status()).toBe(404);
});

test('a version is prepared by one person, sent back, and published by another', async ({ page, portal }) => {
  test.slow();
  const main = page.getByRole('main');
  await signIn(page, OFFICER);
  await page.goto('/policy/draft');
  await expectNoViolations(page);
  await press(main.getByRole('button', { name: '次の版の準備を始める' }));
  await office.expectDone(page, '次の版の準備を始めました。');
  await expectNoViolations(page);

  // What is missing is named, and leads to its place.
  await press(main.getByRole('button', { name: '決裁者に提出する' }));
  await expect(page.getByRole('alert')).toContainText('適用開始日');
  await expectNoViolations(page);

  await page.goto('/policy/draft/items/5');
  const text = main.locator('[name="body_ja"]');
  const english = main.locator('[name="body_en"]');
  const before = await text.inputValue();
  await text.fill(`${before}${SENTENCE}`);
  await english.fill('');
  await press(main.getByRole('button', { name: '保存する' }));
  await expect(page.getByRole('alert')).toContainText('本文（英語）');
  await expect(text).toHaveValue(`${before}${SENTENCE}`);
  await expectNoViolations(page);
  await english.fill('The sandbox can be used before a contract is concluded.');
  await press(main.getByRole('button', { name: '保存する' }));
  await office.expectDone(page, '案を保存しました。');
  await expect(main.locator('ins').filter({ hasText: SENTENCE })).toBeVisible();

  await page.goto('/policy/draft/terms');
  await fillDay(page, 'effective_from', today(-1));
  await page.locator('[name="summary_ja"]').fill('検証環境を契約の前から利用できるようにします。');
  await page.locator('[name="summary_en"]').fill('The sandbox can be used before a contract.');
  await press(main.getByRole('button', { name: '保存する' }));
  await expect(page.getByRole('alert')).toContainText('適用開始日が過去の日付です');
  await expectNoViolations(page);
  await fillDay(page, 'effective_from', today(90));
  await press(main.getByRole('button', { name: '保存する' }));
  await office.expectDone(page, '案を保存しました。');
  await page.goto('/policy/draft/contact');
  await expectNoViolations(page);
  await page.locator('[name="contact"][value="change"]').check();
  await page.locator('[name="department"]').fill('労働金庫連合会 API推進部');
  await page.locator('[name="department_en"]').fill('');
  await fillDay(page, 'valid_from', today(90));
  await press(main.getByRole('button', { name: '保存する' }));
  await expect(page.getByRole('alert')).toContainText('部署名（英語）');
  await expectNoViolations(page);
  await page.locator('[name="department_en"]').fill('API Department, Federation of Labour Banks');
  await press(main.getByRole('button', { name: '保存する' }));
  await office.expectDone(page, '案を保存しました。');
  await expect(main.locator('#department_en')).toContainText('API Department');
  await page.goto('/policy/draft');
  await press(main.getByRole('button', { name: '決裁者に提出する' }));
  await office.expectDone(page, '決裁者に提出し、メールで知らせました。');
  await expectNoViolations(page);
  await expect(main.getByRole('link', { name: '内容を確認して公表する' })).toHaveCount(0);

  // The second person sends it back once, and publishes it then.
  const asked = await portal.mailbox.next(APPROVER, { subject: /方針 第5版の決裁/ });
  expect(asked.text).toContain('三枝 由香里');
  await signIn(page, APPROVER);
  await openFresh(page, '/policy/draft/send-back', APPROVER);
  await expectNoViolations(page);
  await page.locator('[name="reason"]').fill('英語の本文に、前の文が残っていません。');
  await press(main.getByRole('button', { name: '差し戻す' }));
  await office.expectDone(page, '理由を添えて差し戻しました。');
  await signIn(page, OFFICER);
  await page.goto('/policy/draft');
  await expect(main).toContainText('英語の本文に、前の文が残っていません。');
  await expect(main.locator('ins').filter({ hasText: SENTENCE })).toBeVisible();
  await expectNoViolations(page);
  await press(main.getByRole('button', { name: '決裁者に提出する' }));
  await office.expectDone(page, '決裁者に提出し、メールで知らせました。');

  await signIn(page, APPROVER);
  await openFresh(page, '/policy/draft/publish', APPROVER);
  await expect(main.locator('ins').filter({ hasText: SENTENCE })).toBeVisible();
  await expectNoViolations(page);
  await press(main.getByRole('button', { name: 'この内容で公表する' }));
  await expect(page.getByRole('alert')).toContainText('包括同意の扱い');
  await expectNoViolations(page);
  await page.locator('[name="consents"][value="anew"]').check();
  await press(main.getByRole('button', { name: 'この内容で公表する' }));
  await office.expectDone(page, '新しい版を公表し、金庫に知らせました。');
  const told = await portal.mailbox.next(CHUO.email, { subject: /方針 第5版を公表/ });
  expect(told.text).toContain('この版には引き継がれません');
  expect(told.text).toContain('部署：労働金庫連合会 API推進部');
  await page.context().clearCookies();
  await page.goto('/policy/versions/5/changes');
  await expect(main.locator('ins').filter({ hasText: SENTENCE })).toBeVisible();
  await expect(main.locator('.diff').filter({ hasText: 'API推進部' })).toContainText('事務部');
  await expectNoViolations(page);
});

test('a new contract starts from the standing consents, as far as they reach', async ({ page, portal }) => {
  test.slow();
  const main = page.getByRole('main');
  // One bank limits its consent, another takes it back.
  await signIn(page, TOKAI.email);
  await page.goto('/bank');
  await expectNoViolations(page);
  await main.getByRole('link', { name: '方針への包括同意を見る' }).click();
  await expectNoViolations(page);
  await openFresh(page, '/bank/standing/3', TOKAI.email);
  await expectNoViolations(page);
  await page.locator('[name="families"][value="payments"]').uncheck();
  await fillDay(page, 'until', today(-1));
  await press(main.getByRole('button', { name: 'この内容で包括同意をする' }));
  await expect(page.getByRole('alert')).toContainText('期限が過去の日付です');
  await expectNoViolations(page);
  await fillDay(page, 'until', today(60));
  await press(main.getByRole('button', { name: 'この内容で包括同意をする' }));
  await office.expectDone(page, '包括同意を受け付け、連合会 事務部に知らせました。');
  await expect(main.locator('#version-3')).toContainText('照会系に限る。');
  const told = await portal.mailbox.next(OFFICER, { subject: /東海労働金庫の包括同意/ });
  expect(told.text).toContain('方針 第3版');

  await signIn(page, CHUO.email);
  await page.goto('/bank');
  await expect(main).toContainText('方針 第4版への包括同意は、まだ回答していません。');
  await openFresh(page, '/bank/standing/3/withdraw', CHUO.email);
  await expectNoViolations(page);
  await fillDay(page, 'from', today());
  await page.locator('[name="reason"]').fill('契約ごとに確かめるため。');
  await press(main.getByRole('button', { name: '包括同意を撤回する' }));
  await office.expectDone(page, '包括同意の撤回を受け付け、連合会 事務部に知らせました。');
  await expect(main.locator('#version-3')).toContainText('撤回');
  await expectNoViolations(page);

  // The Federation sees both, and records a letter.
  await signIn(page, OFFICER);
  await page.goto('/standing-consents');
  await expect(main.locator('#version-3')).toContainText('13金庫のうち12金庫が包括同意をしています。');
  await expectNoViolations(page);
  await page.goto('/standing-consents/3/2951');
  await expectNoViolations(page);
  await main.getByRole('link', { name: '書面による回答を記録する' }).click();
  await page.locator('[name="families"][value="payments"]').uncheck();
  await press(main.getByRole('button', { name: '記録する' }));
  await expect(page.getByRole('alert')).toContainText('書面の日付');
  await expectNoViolations(page);
  await fillDay(page, 'said_on', today());
  await page.locator('[name="by"]').fill('業務部 岡野');
  await page.locator('[name="evidence"]').fill('通知書 第7号');
  await press(main.getByRole('button', { name: '記録する' }));
  await office.expectDone(page, '包括同意の回答を記録しました。');
  await expect(main.getByRole('row').filter({ hasText: '通知書 第7号' })).toContainText('業務部 岡野');

  // A case that is approved now starts from what was said.
  await signIn(page, APPROVER);
  const address = await office.findCase(page, CASE);
  await office.approve(page, address);
  const contract = await office.contractOf(page, address);
  await page.goto(`${contract}/consents`);
  const row = (name: string) => main.getByRole('row').filter({ hasText: name });
  await expect(row(TOKAI.name)).toContainText('同意（包括同意）');
  await expect(row(TOKAI.name)).toContainText('照会系に限る。');
  await expect(row('北海道労働金庫')).toContainText('同意（包括同意）');
  await expect(row(CHUO.name)).toContainText('依頼済み');
  await expect(main).toContainText('1金庫が未回答');
  await expectNoViolations(page);

  // The bank still decides otherwise for this one contract.
  await signIn(page, TOKAI.email);
  await page.goto('/bank');
  const own = main.getByRole('row').filter({ hasText: CASE });
  await expect(own).toContainText('同意（包括同意）');
  await own.getByRole('link').click();
  const first = page.getByRole('link', { name: '認証アプリで本人確認をする' });
  if (await first.isVisible()) {
    await first.click();
    await confirmIdentity(page, TOKAI.email);
  }
  await page.locator('[name="answer"][value="refused"]').check();
  await page.locator('[name="note"]').fill('利用者の窓口を確認できないため。');
  await press(main.getByRole('button', { name: 'この内容で回答する' }));
  await office.expectDone(page, '回答を受け付け、連合会 事務部に知らせました。');
  await expect(own).toContainText('不同意');
});
