// Those who take part in the tests: the demonstration's staff, and agents made for one test.
import { type Page, expect } from '@playwright/test';
import { link } from './mail.ts';
import type { Portal } from './server.ts';
import { press } from './press.ts';

/** The password of everybody in the demonstration, and of the agents registered here. */
export const PASSWORD = 'rokin-demonstration';

export const OFFICER = 'saegusa@example.jp';
export const APPROVER = 'approver@example.jp';
export const ADMINISTRATOR = 'administrator@example.jp';
/** An agent of the demonstration whose contract waits for its signature. */
export const AGENT_ASKED_TO_SIGN = 'soroban@example.jp';
/** An agent of the demonstration that asked for a client ID. */
export const AGENT_ASKING_FOR_CLIENT = 'asanagi@example.jp';

/** An agent that no other test knows. */
export interface Agent {
  name: string;
  email: string;
  corporateNumber: string;
}

/** A corporate number with its check digit, from the base that no real company has. */
function corporateNumber(serial: number): string {
  const base = `9999${String(serial).padStart(8, '0')}`;
  const sum = [...base].reverse().reduce((total, digit, place) => {
    return total + Number(digit) * (place % 2 === 0 ? 1 : 2);
  }, 0);
  return `${9 - (sum % 9)}${base}`;
}

/** A new agent; `word` tells the tests' agents apart. */
export function newAgent(word: string): Agent {
  const serial = 50_000_000 + Math.floor(Math.random() * 40_000_000);
  return {
    name: `株式会社みはらし${word}${serial}`,
    email: `${word}-${serial}@mihara.example.jp`,
    corporateNumber: corporateNumber(serial),
  };
}

/** Fills in the registration page, in some fields with something else, and sends it. */
export async function fillRegistration(
  page: Page,
  agent: Agent,
  otherwise: Record<string, string> = {},
): Promise<void> {
  const fill = (name: string, value: string) => page.locator(`[name="${name}"]`).fill(value);
  await page.goto('/register');
  await fill('name', agent.name);
  await fill('name_kana', 'ミハラシ');
  await fill('corporate_number', agent.corporateNumber);
  await page.locator('[name="registration_status"][value="registered"]').check();
  await fill('registration_number', '関東財務局長（電代）第77号');
  await page.locator('[name="registration_basis"][value="labour_bank_act"]').check();
  await fill('postal_code', '101-0063');
  await fill('address', '東京都千代田区神田淡路町1丁目1番');
  await fill('representative_title', '代表取締役');
  await fill('representative_name', '見晴 太郎');
  await fill('person_name', '見晴 花子');
  await fill('email', agent.email);
  await fill('password', PASSWORD);
  for (const [name, value] of Object.entries(otherwise)) await fill(name, value);
  await press(page.getByRole('button', { name: '登録して確認メールを受け取る' }));
}

/** Registers, follows the mailed link, and signs in. */
export async function register(page: Page, portal: Portal, agent: Agent): Promise<void> {
  await page.context().clearCookies();
  await fillRegistration(page, agent);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('確認メールをお送りしました');
  const mail = await portal.mailbox.next(agent.email);
  await page.goto(link(mail, /\/confirm\//));
  await press(page.getByRole('button', { name: 'メールアドレスを確認する' }));
  await expect(page.getByRole('main')).toContainText('メールアドレスを確認しました。');
  await signIn(page, agent.email);
}

/** Signs in, out of whatever session there was. */
export async function signIn(page: Page, email: string): Promise<void> {
  await page.context().clearCookies();
  await page.goto('/sign-in');
  await page.locator('[name="email"]').fill(email);
  await page.locator('[name="password"]').fill(PASSWORD);
  await press(page.getByRole('main').getByRole('button', { name: 'ログインする' }));
  await expect(page).not.toHaveURL(/sign-in/);
}

/** Opens the menu, where the page is too narrow to show it. */
export async function openMenu(page: Page): Promise<void> {
  const menu = page.locator('summary').filter({ hasText: 'メニュー', visible: true });
  if (await menu.count()) await menu.click();
}
