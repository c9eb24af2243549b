// Those who take part in the tests: the demonstration's staff, and agents made for one test.
import { type Cookie, type Page, expect } from '@playwright/test';
import { confirmIdentity } from './factor.ts';
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

/** What an agent gives at its registration, by the names of the fields. */
export function registration(agent: Agent): Record<string, string> {
  return {
    name: agent.name,
    name_kana: 'ミハラシ',
    corporate_number: agent.corporateNumber,
    registration_status: 'registered',
    registration_number: '関東財務局長（電代）第77号',
    registration_basis: 'labour_bank_act',
    postal_code: '101-0063',
    address: '東京都千代田区神田淡路町1丁目1番',
    representative_title: '代表取締役',
    representative_name: '見晴 太郎',
    person_name: '見晴 花子',
    email: agent.email,
    password: PASSWORD,
  };
}

/** Fills in the registration page, in some fields with something else, and sends it. */
export async function fillRegistration(
  page: Page,
  agent: Agent,
  otherwise: Record<string, string> = {},
): Promise<void> {
  await page.goto('/register');
  for (const [name, value] of Object.entries({ ...registration(agent), ...otherwise })) {
    const choice = page.locator(`[type="radio"][name="${name}"][value="${value}"]`);
    if (await choice.count()) await choice.check();
    else await page.locator(`[name="${name}"]`).fill(value);
  }
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

/** A session in which a second factor was given, for whoever signs in again soon. */
interface Session {
  cookies: Cookie[];
  until: number;
}

/** What is asked for just now stays asked for five minutes; a test may take one of them. */
const FRESH_FOR = 4 * 60_000;
const sessions = new Map<string, Session>();

/** Signs in, out of whatever session there was. Whoever gave a code in the last minutes goes on with it. */
export async function signIn(page: Page, email: string): Promise<void> {
  await page.context().clearCookies();
  await page.goto('/sign-in');
  const who = `${new URL(page.url()).origin} ${email}`;
  if (await goesOn(page, sessions.get(who))) return;
  await givePassword(page, email);
  await expect(page).not.toHaveURL(/sign-in(\?|$)/);
  // An agent's person may do without; everybody else has an app, or sets one up first.
  if (!/\/sign-in\/factor|\/account\/security\/totp/.test(page.url())) return;
  await confirmIdentity(page, email);
  const cookies = (await page.context().cookies()).filter(({ name }) => name === '__Host-session');
  sessions.set(who, { cookies, until: Date.now() + FRESH_FOR });
}

/** Gives address and password on the sign-in page, whatever follows. */
export async function givePassword(page: Page, email: string, password = PASSWORD): Promise<void> {
  await page.goto('/sign-in');
  await page.locator('[name="email"]').fill(email);
  await page.locator('[name="password"]').fill(password);
  await press(page.getByRole('main').getByRole('button', { name: 'ログインする', exact: true }));
}

/** Signs out by the button in the header or in the menu. */
export async function signOut(page: Page): Promise<void> {
  await openMenu(page);
  await page.getByRole('button', { name: 'ログアウト' }).filter({ visible: true }).click();
  await expect(page.getByRole('main')).toContainText('ログアウトしました。');
}

async function goesOn(page: Page, earlier: Session | undefined): Promise<boolean> {
  if (!earlier || Date.now() > earlier.until) return false;
  await page.context().addCookies(earlier.cookies);
  await page.goto('/sign-in');
  return !page.url().includes('/sign-in');
}

/** The width, in pixels, from which every link stands in the header. */
const WIDE = 768;

/** Opens the menu, where the page is too narrow to show it. */
export async function openMenu(page: Page): Promise<void> {
  if ((page.viewportSize()?.width ?? WIDE) >= WIDE) return;
  await page.locator('summary').filter({ hasText: 'メニュー', visible: true }).click();
}
