// A contract that both sides sign on paper: each sheet is recorded by one person and confirmed by another.
import { PDF } from '../support/application.ts';
import { expectNoViolations } from '../support/axe.ts';
import { pdfText } from '../support/connection.ts';
import { confirmIdentity } from '../support/factor.ts';
import { type Day, fillDay, today } from '../support/days.ts';
import * as office from '../support/office.ts';
import { AGENT_ASKED_TO_SIGN, APPROVER, OFFICER, signIn } from '../support/people.ts';
import { press } from '../support/press.ts';
import { expect, test } from '../support/test.ts';
import type { Page } from '@playwright/test';

// The contract that is concluded here waits for a signature in other specs.
test.use({ portalName: 'paper' });

const AGENT = '株式会社ソロバンラボ';

interface Sheet {
  name: string;
  title: string;
  on: Day;
  scan: Buffer;
}

async function record(page: Page, sheet: Sheet): Promise<void> {
  await page.locator('[name="signer_name"]').fill(sheet.name);
  await page.locator('[name="signer_title"]').fill(sheet.title);
  await page.locator('[name="kept_at"]').fill('事務部 契約書庫 3-12');
  await fillDay(page, 'signed_on', sheet.on);
  await page
    .locator('[name="file"]')
    .setInputFiles({ name: 'shomei.pdf', mimeType: 'application/pdf', buffer: sheet.scan });
  await press(page.getByRole('button', { name: '署名を記録する' }));
}

/** Opens the page of the second look, after showing who it is. */
async function look(page: Page, contract: string, email: string): Promise<void> {
  await page.goto(`${contract}/paper/confirm`);
  await confirmIdentity(page, email);
  await expect(page).toHaveURL(/paper\/confirm$/);
}

test('a contract signed on paper is concluded from the recorded sheets', async ({ page, portal }) => {
  test.slow();
  const main = page.getByRole('main');
  const sheet = { name: '三木 沙織', title: '代表取締役', on: today(), scan: PDF };

  await signIn(page, OFFICER);
  await page.goto('/contracts');
  await main.getByRole('row').filter({ hasText: AGENT }).getByRole('link').first().click();
  await expect(page).toHaveURL(/\/contracts\/[0-9a-f-]{36}$/);
  const contract = new URL(page.url()).pathname;
  await main.getByRole('link', { name: '事業者の書面の署名を記録する' }).click();
  await expectNoViolations(page);

  // What is no picture of a sheet, or was signed tomorrow, is not recorded; what was typed stays.
  await record(page, { ...sheet, scan: Buffer.from('shomei') });
  await expect(page.getByRole('alert')).toContainText('この形式のファイルは受け付けていません');
  await expect(page.locator('[name="signer_title"]')).toHaveValue(sheet.title);
  await expectNoViolations(page);
  await page
    .locator('[name="file"]')
    .setInputFiles({ name: 'shomei.csv', mimeType: 'text/csv', buffer: Buffer.from('a,b\n1,2\n') });
  await press(page.getByRole('button', { name: '署名を記録する' }));
  await expect(page.getByRole('alert')).toContainText('書面の写しとして使えない形式です');
  await expect(page.getByRole('main')).toContainText('PDF、PNG、JPEGのいずれか');
  await record(page, { ...sheet, on: today(1) });
  await expect(page.getByRole('alert')).toContainText('署名日');
  await record(page, sheet);
  await office.expectDone(page, '書面の署名を記録しました。別の人の確認を待ちます。');
  await expect(main).toContainText('あなたが記録した書面です。別の人が確認します。');
  await portal.mailbox.next(APPROVER, { subject: /書面の署名の確認/ });
  await expect(main.getByRole('link', { name: '書面の署名を確認する' })).toHaveCount(0);
  await expectNoViolations(page);
  await look(page, contract, OFFICER);
  await expect(main).toContainText('別の人が確認します。');
  await expect(main.getByRole('button', { name: '署名を確認した' })).toHaveCount(0);

  // Somebody else looks at the scan: it goes back once, with a reason, and counts the second time.
  await signIn(page, APPROVER);
  await look(page, contract, APPROVER);
  await expect(main).toContainText('事務部 契約書庫 3-12');
  await expectNoViolations(page);
  await press(main.getByRole('button', { name: '差し戻す' }));
  await expect(page.getByRole('alert')).toContainText('差戻しの理由');
  await expectNoViolations(page);
  await main.locator('[name="reason"]').fill('写しの署名欄が読めません。');
  await press(main.getByRole('button', { name: '差し戻す' }));
  await office.expectDone(page, '書面を差し戻しました。');
  await expect(main).toContainText('写しの署名欄が読めません。');
  await signIn(page, OFFICER);
  await page.goto(`${contract}/paper`);
  await record(page, sheet);
  await office.expectDone(page, '書面の署名を記録しました。');
  await signIn(page, APPROVER);
  await look(page, contract, APPROVER);
  await press(main.getByRole('button', { name: '署名を確認した' }));
  await office.expectDone(page, '書面の署名を確認しました。');
  await expect(main).toContainText('書面による署名');
  await expect(main).toContainText('原本：事務部 契約書庫 3-12');
  await expectNoViolations(page);

  // An officer records no signature of the Federation.
  await signIn(page, OFFICER);
  await page.goto(contract);
  await expect(main.getByRole('link', { name: '当会の書面の署名を記録する' })).toHaveCount(0);
  const early = await page.request.post(`${contract}/paper`, { multipart: { signer_name: '三枝' } });
  expect(early.status()).toBe(403);

  await signIn(page, APPROVER);
  await page.goto(contract);
  await main.getByRole('link', { name: '当会の書面の署名を記録する' }).click();
  await confirmIdentity(page, APPROVER);
  await expect(main).toContainText('別の人が写しを確認すると有効になります。');
  await expectNoViolations(page);
  await record(page, { ...sheet, name: '駿河 一郎', title: '理事長' });
  await office.expectDone(page, '書面の署名を記録しました。');
  await signIn(page, OFFICER);
  await look(page, contract, OFFICER);
  await expect(main).toContainText('確認すると、契約を締結します。');
  await press(main.getByRole('button', { name: '署名を確認した' }));
  await office.expectDone(page, '契約を締結し、公開名簿に掲載しました。');
  await expectNoViolations(page);
  expect(await pdfText(page, portal, `${contract}/pdf`)).toContain('駿河 一郎');

  const told = await portal.mailbox.next(AGENT_ASKED_TO_SIGN, { subject: /締結/ });
  expect(told.text).toContain('調印日');
  await page.context().clearCookies();
  await page.goto('/register-of-agents');
  await expect(main.getByRole('link', { name: AGENT })).toBeVisible();
});
