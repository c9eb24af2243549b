// Anybody checks whether a document is the executed contract: by its file, and by its number.
import { PDF } from '../support/application.ts';
import { expectNoViolations } from '../support/axe.ts';
import { pdfText } from '../support/connection.ts';
import { OFFICER, signIn } from '../support/people.ts';
import { press } from '../support/press.ts';
import { expect, test } from '../support/test.ts';
import type { Page } from '@playwright/test';

const AGENT = '株式会社しおさい家計';

async function compare(page: Page, buffer: Buffer, name = 'keiyaku.pdf'): Promise<void> {
  await page.locator('[name="file"]').setInputFiles({ name, mimeType: 'application/pdf', buffer });
  await press(page.getByRole('button', { name: 'ファイルを照合する' }));
}

test('the executed file is known, a changed one is not, and a number says what to compare with', async ({
  page,
  portal,
}) => {
  const main = page.getByRole('main');
  await signIn(page, OFFICER);
  await page.goto('/contracts?state=concluded');
  await main.getByRole('row').filter({ hasText: AGENT }).getByRole('link').first().click();
  await expect(page).toHaveURL(/\/contracts\/[0-9a-f-]{36}$/);
  const executed = await (await page.request.get(`${page.url()}/pdf`)).body();
  const printed = await pdfText(page, portal, `${page.url()}/pdf`);

  await page.context().clearCookies();
  await page.goto('/register-of-agents');
  await page.getByRole('contentinfo').getByRole('link', { name: '契約書を確かめる' }).click();
  await expectNoViolations(page);
  await compare(page, executed);
  await expect(main.getByRole('status')).toContainText('締結された契約書と一致しました');
  const facts = main.locator('.kv');
  await expect(facts).toContainText(AGENT);
  const number = (await facts.innerText()).match(/K\d{4}-\d{4}/)![0];
  const digests = await facts.locator('code').allInnerTexts();
  expect(digests).toHaveLength(2);
  // Whoever has it on paper compares the foot of its pages.
  const pages = printed.split('\f').filter((text) => text.trim() !== '');
  for (const text of pages) expect(text).toContain(digests[1]!);
  await expectNoViolations(page);

  const changed = Buffer.from(executed);
  changed[changed.length - 20]! ^= 1;
  await compare(page, changed);
  await expect(main).toContainText('締結された契約書と一致しません');
  await expectNoViolations(page);

  // What is no PDF, and no file at all.
  await compare(page, Buffer.from('keiyaku'), 'keiyaku.png');
  await expect(page.getByRole('alert')).toContainText('PDFではないファイルです');
  await expectNoViolations(page);
  await press(page.getByRole('button', { name: 'ファイルを照合する' }));
  await expect(page.getByRole('alert')).toContainText('契約書のPDF');

  await page.locator('[name="number"]').fill(number.toLowerCase());
  await page.getByRole('button', { name: '契約番号を照会する' }).click();
  await expect(main).toContainText('この番号の契約は締結されています');
  await expect(facts.locator('code')).toHaveText(digests);
  await page.locator('[name="number"]').fill('K2001-0001');
  await page.getByRole('button', { name: '契約番号を照会する' }).click();
  await expect(page.getByRole('alert')).toContainText('この番号の契約書は締結されていません');
  await expect(page.locator('[name="number"]')).toHaveValue('K2001-0001');
  await expectNoViolations(page);
});

test('a file of somebody else is told apart without blame, in English too', async ({ page }) => {
  await page.goto('/language/en?back=/verify');
  await page.goto('/verify');
  const main = page.getByRole('main');
  await page
    .locator('[name="file"]')
    .setInputFiles({ name: 'any.pdf', mimeType: 'application/pdf', buffer: PDF });
  await press(page.getByRole('button', { name: 'Compare the file' }));
  await expect(main).toContainText('This is no executed contract');
  await expectNoViolations(page);
});
