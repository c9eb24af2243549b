// What a bank's people do on its pages.
import { type Page, expect } from '@playwright/test';
import { expectNoViolations } from './axe.ts';
import { confirmIdentity } from './factor.ts';
import { signIn } from './people.ts';

/** Opens the page on which a bank answers for the contract of an agent. */
export async function openRequest(page: Page, email: string, agent: string): Promise<void> {
  await signIn(page, email);
  await page.goto('/bank');
  await expectNoViolations(page);
  await page.getByRole('row').filter({ hasText: agent }).getByRole('link').click();
  const first = page.getByRole('link', { name: '認証アプリで本人確認をする' });
  if (await first.isVisible()) {
    await first.click();
    await confirmIdentity(page, email);
  }
  await expect(page.getByRole('heading', { level: 1 })).toContainText('契約への同意');
}
