// What the Federation's people do with a case, each step on its page, in the words a user reads.
import { type Page, expect } from '@playwright/test';
import { expectNoViolations } from './axe.ts';
import { type Day, fillDay } from './days.ts';
import { confirmIdentity } from './factor.ts';
import { press } from './press.ts';

/** Finds the case of an agent in the queue and returns the address of its page. */
export async function findCase(page: Page, organisation: string): Promise<string> {
  await page.goto(`/queue?text=${encodeURIComponent(organisation)}`);
  await expectNoViolations(page);
  await page.getByRole('table').getByRole('link', { name: /^R\d{4}-\d+/ }).click();
  await expect(page).toHaveURL(/\/cases\/[0-9a-f-]{36}$/);
  await expect(page.getByRole('heading', { level: 1 })).toContainText(organisation);
  return new URL(page.url()).pathname;
}

/** Becomes the one who reviews the case. */
export async function take(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await press(page.getByRole('button', { name: '担当になる' }));
  await expectDone(page, 'この案件の担当になりました。');
}

/** Records that the agent stands in the public list of `day`. */
export async function verifyRegistration(page: Page, address: string, day: Day): Promise<void> {
  await page.goto(`${address}/registration`);
  await fillDay(page, 'list_on', day);
  await expectNoViolations(page);
  await press(page.getByRole('button', { name: '照合を記録する' }));
  await expectDone(page, '登録を確認したことを記録しました。');
}

/** What the agent is asked to correct. */
export interface Correction {
  section: string;
  criterion: string;
  reason: string;
  due: Day;
}

/** Returns the application for correction. */
export async function returnCase(page: Page, address: string, asked: Correction): Promise<void> {
  await page.goto(`${address}/return`);
  await page.locator(`[name="sections"][value="${asked.section}"]`).check();
  await page.locator('[name="criterion"]').selectOption(asked.criterion);
  await page.locator('[name="reason"]').fill(asked.reason);
  await fillDay(page, 'due', asked.due);
  await expectNoViolations(page);
  await press(page.getByRole('button', { name: '補正を依頼する' }));
  await expectDone(page, '補正を依頼しました。');
}

/** Hands the case to an approver. */
export async function propose(page: Page, address: string, memo: string): Promise<void> {
  await page.goto(`${address}/propose`);
  await page.locator('[name="memo"]').fill(memo);
  await expectNoViolations(page);
  await press(page.getByRole('button', { name: '起案する' }));
  await expectDone(page, '起案しました。');
}

/** Approves what somebody else proposed. */
export async function approve(page: Page, address: string): Promise<void> {
  await page.goto(`${address}/decide`);
  await expectNoViolations(page);
  await page.locator('[name="confirmed"]').check();
  await press(page.getByRole('main').getByRole('button', { name: '承認する' }));
  await expectDone(page, '承認しました。');
}

/** From the case to the contract that its approval opened; returns the contract's address. */
export async function contractOf(page: Page, address: string): Promise<string> {
  await page.goto(address);
  await page.getByRole('main').getByRole('link', { name: '契約', exact: true }).click();
  await expect(page).toHaveURL(/\/contracts\/[0-9a-f-]{36}$/);
  return new URL(page.url()).pathname;
}

/** A bank's answer with what proves it. */
export interface BankAnswer {
  bank: string;
  answer: 'consented' | 'conditional' | 'refused' | 'unanswered';
  /** The conditions, or the reason of a refusal. */
  note?: string;
  on: Day;
  by: string;
  evidence: string;
}

/** Records what a bank answered. */
export async function recordAnswer(page: Page, contract: string, given: BankAnswer): Promise<void> {
  await page.goto(`${contract}/consents/${given.bank}`);
  await page.locator(`[name="answer"][value="${given.answer}"]`).check();
  if (given.note !== undefined) await page.locator('[name="note"]').fill(given.note);
  await fillDay(page, 'answered_on', given.on);
  await page.locator('[name="answered_by"]').fill(given.by);
  await page.locator('[name="evidence"]').fill(given.evidence);
  await expectNoViolations(page);
  await press(page.getByRole('button', { name: '記録する' }));
  await expectDone(page, '金庫の回答を記録しました。');
}

/** Fixes the text of the contract and asks the agent to sign. */
export async function drawUp(page: Page, contract: string, effective: Day): Promise<void> {
  await page.goto(contract);
  const fill = (name: string, value: string) => page.locator(`[name="${name}"]`).fill(value);
  await fillDay(page, 'effective_from', effective);
  await fill('federation_address', '東京都千代田区神田駿河台2丁目5番15号');
  await fill('federation_title', '理事長');
  await fill('federation_name', '駿河 一郎');
  await expectNoViolations(page);
  await press(page.getByRole('button', { name: '契約書を作成する' }));
  await expectDone(page, '契約書を作成し、事業者に署名を依頼しました。');
}

/** Who signs, and by whose account. */
export interface Signer {
  name: string;
  title: string;
  email: string;
}

/** Signs on the page that is open, after showing who it is. */
export async function sign(page: Page, signer: Signer): Promise<void> {
  const first = page.getByRole('link', { name: '認証アプリで本人確認をする' });
  if (await first.isVisible()) {
    await first.click();
    await confirmIdentity(page, signer.email);
  }
  await page.locator('[name="publish"]').check();
  await page.locator('[name="signer_name"]').fill(signer.name);
  await page.locator('[name="signer_title"]').fill(signer.title);
  await press(page.getByRole('main').getByRole('button', { name: /署名/ }));
}

/** The page says that it was done, and the focus stands there. */
export async function expectDone(page: Page, text: string): Promise<void> {
  const banner = page.locator('#done');
  await expect(banner).toContainText(text);
  await expect(banner).toBeFocused();
}
