// Accessibility as a test: WCAG 2.2 A and AA and axe's good practices, no violation.
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What is wrong with a form and takes the focus, told after the heading: whoever listens would hear it too late. */
const LATE = 'xpath=//main//*[@role="alert"][@autofocus][preceding::h1]';

/** Fails with one line for each violated rule and the elements concerned. */
export async function expectNoViolations(page: Page): Promise<void> {
  // The words are there before the style sheet is, and without it nothing is as large as it will be.
  await page.waitForLoadState();
  const found =
    test.info().project.use.javaScriptEnabled === false
      ? await violationsOfCopy(page)
      : await violations(page);
  expect(found, `accessibility of ${page.url()}`).toEqual([]);
  await expect(page.locator(LATE), `what is wrong on ${page.url()}`).toHaveCount(0);
}

async function violations(page: Page): Promise<string[]> {
  // The portal frames nothing but PDF files; without frames axe needs no second page to report from.
  const options = { runOnly: RULES, resultTypes: ['violations' as const] };
  const results = await new AxeBuilder({ page }).options(options).setLegacyMode().analyze();
  return results.violations.map(({ id, help, nodes }) => {
    const elements = nodes.map(({ target }) => target.join(' '));
    return `${id}: ${help}: ${elements.join(' | ')}`;
  });
}

// Where scripts are switched off axe would never end, as its timers do not fire
// either. So it looks at a copy of the page, without the page's own scripts, in a
// window where it can run.
async function violationsOfCopy(page: Page): Promise<string[]> {
  const original = page.context();
  const context = await original.browser()!.newContext({
    javaScriptEnabled: true,
    viewport: page.viewportSize(),
  });
  try {
    await context.addCookies(await original.cookies());
    const body = withoutScripts(await page.content());
    const copy = await context.newPage();
    await copy.route('**/*', (route) => {
      if (!route.request().isNavigationRequest()) return route.continue();
      // A contract shown in a frame is a PDF, which axe cannot read.
      if (route.request().frame() !== copy.mainFrame()) return route.abort();
      return route.fulfill({ contentType: 'text/html; charset=utf-8', body });
    });
    await copy.goto(page.url());
    return await violations(copy);
  } finally {
    await context.close();
  }
}

function withoutScripts(html: string): string {
  return html.replace(/<script\b.*?<\/script>/gis, '').replace(/<\/?noscript>/gi, '');
}
