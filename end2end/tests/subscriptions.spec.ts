// Being told by mail when intake opens: asked for without an account, confirmed by a link, told once, stopped by a press.
import type { Page } from '@playwright/test';
import { expectNoViolations } from '../support/axe.ts';
import { fillDay, today } from '../support/days.ts';
import { link } from '../support/mail.ts';
import { expectDone } from '../support/office.ts';
import { ADMINISTRATOR, signIn } from '../support/people.ts';
import { press } from '../support/press.ts';
import type { Portal } from '../support/server.ts';
import { expect, test } from '../support/test.ts';

// What is announced here closes the intake for everybody.
test.use({ portalName: 'subscriptions' });

let serial = 0;
const reader = (word: string) => `${word}-${Date.now()}-${(serial += 1)}@oshirase.example.jp`;

async function ask(page: Page, address: string): Promise<void> {
  await page.goto('/');
  await page.getByRole('link', { name: '受付開始をメールで受け取る' }).first().click();
  await page.locator('[name="family"][value="account_information"]').check();
  await page.locator('[name="email"]').fill(address);
  await press(page.getByRole('button', { name: '確認のメールを受け取る' }));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('確認のメールを送りました');
}

async function subscribe(page: Page, portal: Portal, address: string): Promise<void> {
  await ask(page, address);
  const mail = await portal.mailbox.next(address, { subject: /お知らせの登録を確認/ });
  await page.goto(link(mail, /confirm/));
  await press(page.getByRole('button', { name: '登録を完了する' }));
  await expectDone(page, '受付開始のお知らせの登録を完了しました。');
}

/** The administrator announces that the systems are ready so many days from now. */
async function announce(page: Page, later: number, told: number): Promise<void> {
  await signIn(page, ADMINISTRATOR);
  await page.goto('/intake');
  await page.locator('[name="family"][value="account_information"]').check();
  await page.locator('[name="precision"][value="day"]').check();
  await fillDay(page, 'date', today(later));
  await page.getByRole('button', { name: '公表の内容を確かめる' }).click();
  const main = page.getByRole('main');
  await expect(main).toContainText('時期の変更');
  const mails = told > 0 ? `登録している${told}件のメールアドレスに` : '登録しているメールアドレスはありません。';
  await expect(main).toContainText(mails);
  await expectNoViolations(page);
  await press(page.getByRole('button', { name: '公表する' }));
  await expectDone(page, 'システム対応完了時期を公表しました。');
  await page.context().clearCookies();
}

test('whoever asks is told of a move once, sees the countdown, and stops the mails with one press', async ({
  page,
  portal,
}) => {
  test.slow();
  const main = page.getByRole('main');
  const [onPage, inMail] = [reader('page'), reader('mail')];

  // Each page on the way, with its state.
  await page.goto('/opening-notice');
  await expectNoViolations(page);
  await ask(page, onPage);
  await expectNoViolations(page);
  const confirmation = await portal.mailbox.next(onPage, { subject: /お知らせの登録を確認/ });
  const address = link(confirmation, /confirm/);
  await page.goto(address);
  await expectNoViolations(page);
  await press(page.getByRole('button', { name: '登録を完了する' }));
  await expectDone(page, '受付開始のお知らせの登録を完了しました。');
  // A link that was used says so, and confirms nothing twice.
  expect((await page.goto(address))!.status()).toBe(410);
  await expectNoViolations(page);
  await subscribe(page, portal, inMail);

  // Somebody who is known is answered as somebody who is not, and gets no second mail.
  await ask(page, inMail);
  expect(portal.mailbox.unreadTo(inMail)).toHaveLength(0);

  await announce(page, 400, 2);
  const told = await portal.mailbox.next(onPage, { subject: /時期が変わりました/ });
  expect(told.text).toContain('受付開始日：');
  expect(told.text).toContain('これまでの受付開始日：');
  const header = (name: string) => told.headerLines.find(({ key }) => key === name)?.line ?? '';
  const stop = link(told, /stop/);
  expect(header('list-unsubscribe')).toBe(`List-Unsubscribe: <${stop}>`);
  expect(header('list-unsubscribe-post')).toBe('List-Unsubscribe-Post: List-Unsubscribe=One-Click');

  // The first page counts the days, in words.
  await page.goto('/');
  await expect(main).toContainText(/受付開始まであと\d+日/);
  await expectNoViolations(page);
  const file = await page.request.get('/policy/opening.ics');
  expect(file.headers()['content-type']).toBe('text/calendar; charset=utf-8');
  expect(await file.text()).toContain('BEGIN:VEVENT\r\n');

  // Opening the link stops nothing; the button does.
  await page.goto(stop);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('お知らせの配信を停止する');
  await expectNoViolations(page);
  await press(page.getByRole('button', { name: '配信を停止する' }));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('お知らせの配信を停止しました');
  await expectNoViolations(page);

  expect((await page.goto(stop))!.status()).toBe(410);
  await expectNoViolations(page);

  // A mail program presses it without a page, a cookie or a session.
  const other = await portal.mailbox.next(inMail, { subject: /時期が変わりました/ });
  const oneClick = await fetch(link(other, /stop/), {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: 'List-Unsubscribe=One-Click',
    redirect: 'manual',
  });
  expect(oneClick.status).toBe(200);

  // Nobody is left to be told.
  await announce(page, 410, 0);
  expect(portal.mailbox.unreadTo(onPage)).toHaveLength(0);
  expect(portal.mailbox.unreadTo(inMail)).toHaveLength(0);
});

test('what cannot be an address is told where it stands', async ({ page }) => {
  await page.goto('/opening-notice');
  await page.locator('[name="email"]').fill('sato');
  await page.getByRole('button', { name: '確認のメールを受け取る' }).click();
  const alert = page.getByRole('alert');
  await expect(alert).toContainText('入力内容に2件の誤りがあります');
  await expect(alert).toContainText('メールアドレスの形が正しくありません');
  await expect(page.locator('[name="email"]')).toHaveValue('sato');
  await expectNoViolations(page);
});

test('everybody sees each announcement on a line of time and in a table', async ({ page }) => {
  await page.goto('/policy');
  const history = page.locator('#history');
  await expect(history.getByRole('table').last()).toContainText('予定の公表');
  await expectNoViolations(page);
});
