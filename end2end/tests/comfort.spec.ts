// What the browser adds where scripts run: nothing typed is lost, nothing is loaded that need not be.
import { begin, upload } from '../support/application.ts';
import { expectNoViolations } from '../support/axe.ts';
import { fillDay, today } from '../support/days.ts';
import * as office from '../support/office.ts';
import { OFFICER, newAgent, register, signIn } from '../support/people.ts';
import { expect, test } from '../support/test.ts';
import type { Page } from '@playwright/test';

/** The scripts of the page have begun their work. */
async function islandsRun(page: Page): Promise<void> {
  await expect(page.locator('html')).toHaveAttribute('data-islands', 'running');
}

test('a draft is saved while it is typed', async ({ page, portal }) => {
  await register(page, portal, newAgent('autosave'));
  const application = await begin(page);
  await page.goto(`${application}/sections/service`);
  await page.locator('[name="service_name"]').pressSequentially('みはらし家計簿');
  await expect(page.locator('.save-bar')).toContainText('保存しました');
  await page.reload();
  await expect(page.locator('[name="service_name"]')).toHaveValue('みはらし家計簿');
});

test('a save by hand while the draft is being saved waits for it', async ({ page, portal }) => {
  await register(page, portal, newAgent('meanwhile'));
  const application = await begin(page);
  await page.goto(`${application}/sections/service`);
  let goOn: () => void = () => {};
  const held = new Promise<void>((resolve) => (goOn = resolve));
  let posts = 0;
  const first = new Promise<void>((resolve) => {
    void page.route('**/sections/service', async (route) => {
      if (route.request().method() === 'POST' && ++posts === 1) {
        resolve();
        await held;
      }
      await route.continue();
    });
  });
  await page.locator('[name="service_name"]').pressSequentially('みはらし家計簿');
  await first;
  await page.locator('[name="outline"]').fill('残高をまとめて表示します。');
  await page.getByRole('button', { name: '下書きを保存する' }).click();
  expect(posts).toBe(1);
  goOn();
  await expect(page.locator('#done')).toContainText('保存しました');
  expect(posts).toBe(2);
  await page.reload();
  await expect(page.locator('[name="service_name"]')).toHaveValue('みはらし家計簿');
  await expect(page.locator('[name="outline"]')).toHaveValue('残高をまとめて表示します。');
});

test('a file that is refused is told on the page, and the next one goes through', async ({
  page,
  portal,
}) => {
  await register(page, portal, newAgent('upload'));
  const application = await begin(page);
  await page.goto(`${application}/sections/documents`);
  const text = { name: 'list.pdf', mimeType: 'application/pdf', buffer: Buffer.from('no PDF') };
  await page.locator('[name="file"]').setInputFiles(text);
  await page.getByRole('button', { name: 'ファイルを追加する' }).click();
  await expect(page.getByRole('alert')).toContainText('誤りがあります');
  await expect(page.getByRole('alert')).toBeFocused();
  await upload(page, application, 'security_policy');
  await expect(page.getByRole('main')).toContainText('security_policy.pdf');
});

test('while a file is sent the page says how much of it', async ({ page, portal }) => {
  await register(page, portal, newAgent('progress'));
  const application = await begin(page);
  await page.goto(`${application}/sections/documents`);
  await islandsRun(page);
  let goOn: () => void = () => {};
  const held = new Promise<void>((resolve) => (goOn = resolve));
  await page.route('**/documents', async (route) => {
    await held;
    await route.continue();
  });
  const scan = Buffer.concat([Buffer.from('%PDF-1.4\n'), Buffer.alloc(300_000, 32)]);
  await page
    .locator('[name="file"]')
    .setInputFiles({ name: 'scan.pdf', mimeType: 'application/pdf', buffer: scan });
  await page.getByRole('button', { name: 'ファイルを追加する' }).click();
  await expect(page.locator('.upload-progress')).toBeVisible();
  await expect(page.locator('.upload-progress')).toContainText('ファイルを送信しています');
  await expectNoViolations(page);
  goOn();
  await expect(page.locator('#done')).toContainText('書類を追加しました');
});

test('answers are recorded without leaving the board, and others see them', async ({
  page,
  portal,
  browser,
}) => {
  await signIn(page, OFFICER);
  await page.goto('/consents');
  await page.getByRole('main').getByRole('link', { name: /^R\d{4}-\d+/ }).first().click();
  const contract = new URL(page.url()).pathname.replace('/consents', '');
  const context = await browser.newContext({ baseURL: portal.baseURL, locale: 'ja-JP' });
  const other = await context.newPage();
  await other.clock.install();
  await signIn(other, OFFICER);
  await other.goto(`${contract}/consents`);
  await islandsRun(other);
  await expect(other.locator('#board')).not.toContainText('支店 検査役');

  await islandsRun(page);
  await page.evaluate(() => Object.assign(window, { stayed: true }));
  await page.locator('#board').getByRole('link', { name: /回答を記録する/ }).first().click();
  await expect(page).toHaveURL(/consents\/\d{4}$/);
  await page.getByRole('main').getByRole('button', { name: '記録する' }).click();
  await expect(page.getByRole('alert')).toBeFocused();
  await page.locator('[name="answer"][value="refused"]').check();
  await page.locator('[name="note"]').fill('連鎖接続先の管理を確認できないため。');
  await fillDay(page, 'answered_on', today());
  await page.locator('[name="answered_by"]').fill('支店 検査役');
  await page.locator('[name="evidence"]').fill('回答書 第12号');
  await page.getByRole('main').getByRole('button', { name: '記録する' }).click();
  await office.expectDone(page, '金庫の回答を記録しました。');
  await expect(page.locator('#board')).toContainText('支店 検査役');
  expect(await page.evaluate(() => 'stayed' in window)).toBe(true);
  await page.goBack();
  await expect(page).toHaveURL(/consents\/\d{4}/);

  await other.clock.fastForward('00:25');
  await expect(other.locator('#board')).toContainText('支店 検査役');
  await expect(other.locator('#board-news')).toContainText('一覧を更新しました。');
  await expectNoViolations(other);
  await context.close();
});

// ASVS 6.2.6
test('a new password says while it is typed what it lacks, and is shown on demand', async ({ page }) => {
  await page.goto('/register');
  await islandsRun(page);
  const password = page.locator('[name="password"]');
  const help = page.locator('.password-help');
  await password.fill('海と山');
  await expect(help).toContainText('あと12文字必要です。');
  await password.fill('あああああああああああああああ');
  await expect(help).toContainText('同じ文字の繰り返しは推測されやすくなります。');
  await password.fill('correct horse ba');
  await expect(help).toContainText('必要な長さです。');
  await password.fill('correct horse battery');
  await expect(help).toContainText('推測されにくい長さです。');
  await page.getByRole('button', { name: 'パスワードを表示する' }).click();
  await expect(password).toHaveAttribute('type', 'text');
  await expectNoViolations(page);
  await page.getByRole('button', { name: 'パスワードを隠す' }).click();
  await expect(password).toHaveAttribute('type', 'password');
  await expect(password).toHaveValue('correct horse battery');
});

test('the end of a session is announced, can be put off, and loses nothing', async ({
  page,
  portal,
}) => {
  await register(page, portal, newAgent('session'));
  const application = await begin(page);
  await page.clock.install();
  await page.goto(`${application}/sections/contacts`);
  const notice = page.locator('.session-notice');
  await islandsRun(page);
  await page.clock.fastForward('24:00');
  await expect(notice).toBeHidden();
  await page.clock.fastForward('02:00');
  await expect(notice).toContainText('あと約4分でログアウトします。');
  await expectNoViolations(page);
  await notice.getByRole('button', { name: 'ログインを続ける' }).click();
  await expect(notice).toBeHidden();
  await page.clock.fastForward('31:00');
  await expect(notice).toContainText('ログインの有効期間が終わりました。');
  await expect(notice.getByRole('link', { name: '別のタブでログインする' })).toBeVisible();
});
