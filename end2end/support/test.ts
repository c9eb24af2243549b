// The `test` every spec imports: Playwright's, with a running portal behind it.
import { test as base } from '@playwright/test';
import { type Portal, startPortal } from './server.ts';

interface WorkerOptions {
  /**
   * Specs with the same name share a portal within a worker. A spec that changes
   * what others see (the intake, say) takes a name of its own:
   * `test.use({ portalName: 'intake' })` at the top of its file.
   */
  portalName: string;
  /** Settings beyond the usual ones, by their environment names. */
  portalSettings: Record<string, string>;
}

interface WorkerFixtures {
  portal: Portal;
}

interface TestFixtures {
  serverLogOnFailure: void;
}

export const test = base.extend<TestFixtures, WorkerOptions & WorkerFixtures>({
  portalName: ['shared', { option: true, scope: 'worker' }],
  portalSettings: [{}, { option: true, scope: 'worker' }],

  portal: [
    async ({ portalName: _name, portalSettings }, use) => {
      const portal = await startPortal(portalSettings);
      await use(portal);
      await portal.stop();
    },
    { scope: 'worker', timeout: 180_000 },
  ],

  baseURL: async ({ portal }, use) => use(portal.baseURL),

  serverLogOnFailure: [
    async ({ portal }, use, testInfo) => {
      const before = portal.log().length;
      await use();
      if (testInfo.status === testInfo.expectedStatus) return;
      await testInfo.attach('server log', {
        body: portal.log().slice(before),
        contentType: 'text/plain',
      });
    },
    { auto: true },
  ],
});

export { expect } from '@playwright/test';
