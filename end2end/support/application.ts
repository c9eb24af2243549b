// Filling in an application the way an agent does, section by section.
import { type Page, expect } from '@playwright/test';
import { expectNoViolations } from './axe.ts';
import { press } from './press.ts';

/** A PDF of one empty page. */
export const PDF = Buffer.from(
  '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n' +
    '2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n' +
    '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n',
);

const SAVE_NEXT = '保存して次へ進む';

/** Begins a draft and returns its address. */
export async function begin(page: Page): Promise<string> {
  await page.goto('/applications/new');
  await press(page.getByRole('button', { name: '下書きを作成する' }));
  await expect(page).toHaveURL(/\/applications\/[0-9a-f-]{36}$/);
  return new URL(page.url()).pathname;
}

/** Fills in every section and uploads every document. */
export async function fillEverything(page: Page, application: string): Promise<void> {
  const fill = (name: string, value: string) => page.locator(`[name="${name}"]`).fill(value);
  const choose = (name: string, value: string) =>
    page.locator(`[name="${name}"][value="${value}"]`).check();
  const next = async () => {
    await expectNoViolations(page);
    await press(page.getByRole('button', { name: SAVE_NEXT }));
  };

  await page.goto(`${application}/sections/contacts`);
  await fill('business_department', '事業開発部');
  await fill('business_tel', '03-0000-0001');
  await fill('technical_name', '見晴 次郎');
  await fill('technical_email', 'tech@mihara.example.jp');
  await fill('emergency_tel', '090-0000-0001');
  await next();

  await expect(page).toHaveURL(/sections\/service/);
  await fill('service_name', 'みはらし家計簿');
  await fill('outline', '残高と入出金明細をまとめて表示します。');
  await fill('data_flow', 'APIで取得した情報を国内の設備に保存します。');
  await fill('storage_location', '国内のデータセンター（東京・大阪の2拠点）');
  await fill('outsourcing', 'なし');
  await choose('chained_providers', 'none');
  await next();

  await expect(page).toHaveURL(/sections\/scopes/);
  await page.waitForLoadState();
  await choose('scopes', 'balances');
  await choose('scopes', 'transactions');
  for (const bank of await page.locator('[name="banks"]').all()) await bank.check();
  await fill('purpose', '家計簿の自動記帳');
  await next();

  await expect(page).toHaveURL(/sections\/disclosure/);
  await fill('disclosure_url', 'https://mihara.example.jp/hyoji');
  await fill('privacy_policy_url', 'https://mihara.example.jp/privacy');
  await fill('terms_url', 'https://mihara.example.jp/terms');
  await fill('complaint_contact', 'お客様相談室 03-0000-0002（平日9時から17時まで）');
  await fill('liability', '当社の責めによる損害は当社が賠償します。');
  await fill('fees', 'なし');
  await next();

  await expect(page).toHaveURL(/sections\/declaration/);
  await choose('api_only', 'yes');
  await choose('scrapes_today', 'no');
  await choose('no_antisocial_forces', 'yes');
  await choose('truthful', 'yes');
  await next();

  await expect(page).toHaveURL(/sections\/security/);
  await page.waitForLoadState();
  for (const answer of await page.locator('[name^="answers."][value="yes"]').all()) {
    await answer.check();
  }
  await next();

  await expect(page).toHaveURL(/sections\/documents/);
  const kinds = ['registration_evidence', 'register_certificate', 'financial_statements', 'security_policy'];
  for (const kind of kinds) await upload(page, application, kind);
}

/** Adds one document. */
export async function upload(page: Page, application: string, kind: string): Promise<void> {
  await page.goto(`${application}/sections/documents`);
  await page.locator('[name="kind"]').selectOption(kind);
  await page
    .locator('[name="file"]')
    .setInputFiles({ name: `${kind}.pdf`, mimeType: 'application/pdf', buffer: PDF });
  await press(page.getByRole('button', { name: 'ファイルを追加する' }));
  await expect(page.getByRole('status')).toContainText('書類を追加しました');
}

/** Submits what is complete and returns the receipt number. */
export async function submit(page: Page, application: string): Promise<string> {
  await page.goto(`${application}/check`);
  await expectNoViolations(page);
  await press(page.getByRole('button', { name: '申込みを提出する' }));
  await expect(page).toHaveURL(/\/received$/);
  await expectNoViolations(page);
  const receipt = await page.locator('.receipt').textContent();
  expect(receipt).toMatch(/^R\d{4}-\d{4,}$/);
  return receipt!;
}
