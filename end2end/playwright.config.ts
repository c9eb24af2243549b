// How the browser tests run: one real Chromium, two widths, with and without scripts.
import { defineConfig } from '@playwright/test';
import type { Hands } from './support/press.ts';

const desktop = { width: 1280, height: 900 };
const phone = { width: 390, height: 844 };

const chromiumFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

// What needs no window is the same in every one.
const WITHOUT_WINDOW = ['**/fields.spec.ts', '**/canaries.spec.ts'];

export default defineConfig<object, Hands>({
  testDir: './tests',
  globalSetup: './support/demonstration.ts',
  outputDir: './test-results',
  // Lists that were reviewed say what answers hold, and are the same on every machine.
  snapshotPathTemplate: '{testDir}/{testFilePath}-snapshots/{arg}{ext}',
  forbidOnly: Boolean(process.env.CI),
  // A test that passes only the second time is a defect.
  retries: 0,
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: process.env.CI ? [['list']] : [['list'], ['html', { open: 'never' }]],
  use: {
    locale: 'ja-JP',
    timezoneId: 'Asia/Tokyo',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: chromiumFlags,
    },
  },
  projects: [
    { name: 'desktop', use: { viewport: desktop } },
    // Far from Tokyo, where a date taken from the browser would show.
    {
      name: 'phone',
      testIgnore: ['**/widths.spec.ts', ...WITHOUT_WINDOW],
      use: {
        viewport: phone,
        hasTouch: true,
        timezoneId: 'America/Los_Angeles',
        impatient: true,
      },
    },
    // What only comfort adds has nothing to show here, and passkeys need scripts.
    {
      name: 'desktop-no-script',
      testIgnore: ['**/comfort.spec.ts', '**/passkeys.spec.ts', ...WITHOUT_WINDOW],
      use: { viewport: desktop, javaScriptEnabled: false, impatient: true },
    },
  ],
});
