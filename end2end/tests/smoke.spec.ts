// The first look: the home page is there, in Japanese, and open to everybody.
import { expectNoViolations } from '../support/axe.ts';
import { expect, test } from '../support/test.ts';

test.beforeEach(async ({ page }) => {
  await page.goto('/');
});

test('the home page says in Japanese what it is', async ({ page }) => {
  await expect(page.locator('html')).toHaveAttribute('lang', 'ja');
  await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/\p{Script=Han}/u);
  await expect(page).toHaveTitle(/\S/);
});

test('the first Tab reaches a link past the navigation', async ({ page }) => {
  await page.keyboard.press('Tab');
  const skipLink = page.locator(':focus');
  await expect(skipLink).toBeVisible();
  const target = await skipLink.getAttribute('href');
  expect(target).toMatch(/^#\S+/);
  await expect(page.locator(target!)).toHaveCount(1);
});

test('the page fits its width', async ({ page }) => {
  const width = await page.locator('html').evaluate((root) => root.scrollWidth - root.clientWidth);
  expect(width).toBeLessThanOrEqual(0);
});

test('the footer leads to what the portal says about itself', async ({ page }) => {
  for (const title of ['個人情報の取扱い', 'アクセシビリティ']) {
    await page.getByRole('contentinfo').getByRole('link', { name: title }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
    await expectNoViolations(page);
  }
});

test('axe finds nothing to complain about', async ({ page }) => {
  await expectNoViolations(page);
});
