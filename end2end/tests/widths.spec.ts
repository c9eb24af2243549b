// The officers' tables on a tablet, where the navigation takes a third of the window: nothing is cut off at the right, and
// a region that scrolls can be reached with the keyboard and says what it is.
import type { Page } from '@playwright/test';
import { expectNoViolations } from '../support/axe.ts';
import { OFFICER, signIn } from '../support/people.ts';
import { expect, test } from '../support/test.ts';

const WIDTHS = [768, 900, 1023, 1100];
const PAGES = [
  '/queue',
  '/contracts',
  '/consents',
  '/consents/matrix',
  '/publications',
  '/suspensions',
  '/templates',
  '/standing-consents',
  '/clients',
  '/register-of-agents',
  '/banks',
];

/** What reaches beyond the right edge of main and neither scrolls nor is drawn only for the ear. */
async function cutOff(page: Page): Promise<string[]> {
  const all = page.locator('main table, main .strip, main .kv, main .columns, main form, main h1');
  const edge = await page.locator('main').evaluate((main) => {
    return main.getBoundingClientRect().right - parseFloat(getComputedStyle(main).paddingRight);
  });
  const found: string[] = [];
  for (const one of await all.all()) {
    const wide = await one.evaluate((element, edge) => {
      const { right, width } = element.getBoundingClientRect();
      return width > 0 && right > edge + 1 && !element.closest('[role="region"][tabindex="0"][aria-label]');
    }, edge);
    if (wide) found.push(await one.evaluate((element) => `${element.localName}.${element.className}`));
  }
  return found;
}

test('no table is cut off between a phone and a desk', async ({ page }) => {
  test.slow();
  await signIn(page, OFFICER);
  await page.goto('/consents');
  const board = page.locator('main a[href^="/contracts/"][href$="/consents"]').first();
  const addresses = [...PAGES, (await board.getAttribute('href'))!];
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    for (const address of addresses) {
      await page.goto(address);
      expect(await cutOff(page), `${address} at ${width}`).toEqual([]);
      if (width === WIDTHS[0]) await expectNoViolations(page);
    }
  }
});
