// Pressing a button: by a calm hand once, by an impatient one twice.
import { type CDPSession, type Locator, type Page, test } from '@playwright/test';

/** What a project says about the hands of its people. */
export interface Hands {
  /** Every button that changes something is pressed twice, as quickly as can be. */
  impatient?: boolean;
}

/** Presses a button. Whatever the hands, the effect is one. */
export async function press(button: Locator): Promise<void> {
  const { impatient } = test.info().project.use as Hands;
  await (impatient ? pressTwice(button) : button.click());
}

/** Longer than any two clicks take. */
const SLOW = 20_000;

/**
 * The second click comes when the first has been sent and is not answered yet: over a line so slow that the
 * page is still there. Otherwise the browser sends one form for both, or the click meets the next page.
 */
async function pressTwice(button: Locator): Promise<void> {
  const page = button.page();
  const line = await lineOf(page);
  await button.click({ trial: true });
  const { x, y, width, height } = (await button.boundingBox())!;
  const click = () => page.mouse.click(x + width / 2, y + height / 2);
  await delay(line, SLOW);
  const sent = page.waitForRequest((request) => request.method() === 'POST');
  await click();
  await sent;
  await click();
  // Both answers, held back so far, arrive.
  await delay(line, 0);
}

const lines = new WeakMap<Page, CDPSession>();

/** The developer tools of a page, opened once: closing them would unplug a passkey's device. */
async function lineOf(page: Page): Promise<CDPSession> {
  const line = lines.get(page) ?? (await page.context().newCDPSession(page));
  lines.set(page, line);
  await line.send('Network.enable');
  return line;
}

async function delay(line: CDPSession, latency: number): Promise<void> {
  await line.send('Network.emulateNetworkConditions', {
    offline: false,
    latency,
    downloadThroughput: -1,
    uploadThroughput: -1,
  });
}
