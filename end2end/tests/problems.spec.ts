// The pages nobody wants to see: each says what happened, leads on, and can be read by everybody.
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { expectNoViolations } from '../support/axe.ts';
import { AGENT_ASKED_TO_SIGN, OFFICER, PASSWORD, signIn } from '../support/people.ts';
import { press } from '../support/press.ts';
import { expect, test } from '../support/test.ts';
import type { Page, Response } from '@playwright/test';

// Files are lost here, and somebody guesses passwords.
test.use({ portalName: 'problems' });

/** The page has the status, a way on and a number to quote, which is returned. */
async function expectProblem(
  page: Page,
  answer: Response | null,
  [status, title]: [number, string],
): Promise<string> {
  expect(answer?.status()).toBe(status);
  const main = page.getByRole('main');
  await expect(main.getByRole('heading', { level: 1 })).toHaveText(title);
  await expect(main.getByRole('link').first()).toBeVisible();
  await expectNoViolations(page);
  const [, reference] = /参照番号\s*([0-9A-F]{12})/.exec(await main.innerText())!;
  return reference!;
}

test('an address that leads nowhere', async ({ page }) => {
  await expectProblem(page, await page.goto('/nothing-here'), [404, 'ページが見つかりません']);
});

test('a page of somebody else', async ({ page }) => {
  await signIn(page, AGENT_ASKED_TO_SIGN);
  await expectProblem(page, await page.goto('/queue'), [403, 'この操作はできません']);
});

// ASVS 16.3.4, 16.5.1
test('a fault of ours', async ({ page, portal }) => {
  await signIn(page, OFFICER);
  await page.goto('/queue?state=in_review');
  await page.getByRole('table').getByRole('link', { name: /^R\d{4}-\d+/ }).first().click();
  const file = page.getByRole('main').getByRole('link', { name: /\.pdf$/ }).first();
  const address = (await file.getAttribute('href'))!;
  await rm(path.join(portal.folder, 'files'), { recursive: true });
  const answer = await page.goto(address);
  const reference = await expectProblem(page, answer, [500, '処理を完了できませんでした']);
  // Whoever is told the number finds the cause, which the page does not show.
  expect(portal.log()).toMatch(new RegExp(`ERROR.*request failed reference=${reference} error=`));
  await expect(page.getByRole('main')).not.toContainText('files');
});

test('passwords are guessed more and more slowly', async ({ page }) => {
  const guess = { email: 'dareka@example.jp', password: `${PASSWORD}-not` };
  let status = 422;
  for (let tries = 0; tries < 30 && status === 422; tries++) {
    status = (await page.request.post('/sign-in', { form: { ...guess, next: `/?${tries}` } })).status();
  }
  expect(status).toBe(429);
  // A guess that comes late is looked at, and doubles the wait for the next one.
  await expect(async () => {
    await page.goto('/sign-in');
    await page.locator('[name="email"]').fill(guess.email);
    await page.locator('[name="password"]').fill(guess.password);
    await press(page.getByRole('main').getByRole('button', { name: 'ログインする', exact: true }));
    await expect(page.getByRole('alert')).toContainText('一時的に受け付けていません。', { timeout: 2_000 });
  }).toPass();
  await expect(page.locator('[name="email"]')).toHaveValue(guess.email);
  await expectNoViolations(page);
});
