// Secrets stay where they belong: values that can be told apart go through every form, and are then looked for in the
// log at its most talkative, in every file of the portal, and in every letter.
import { randomBytes } from 'node:crypto';
import { Canaries, files, found } from '../support/canaries.ts';
import { recipients } from '../support/mail.ts';
import { ADMINISTRATOR } from '../support/people.ts';
import * as secrets from '../support/secrets.ts';
import { startPortal } from '../support/server.ts';
import { expect, test as base } from '../support/test.ts';
import { Visitor } from '../support/visitor.ts';

const KEYS = {
  ROKIN_TOKEN_KEY: randomBytes(32).toString('hex'),
  ROKIN_DATA_KEY: randomBytes(32).toString('hex'),
};

/** The story is told once, and its traces are looked at by each test. */
const test = base.extend<object, { canaries: Canaries }>({
  canaries: [
    async ({ portal }, use) => {
      const canaries = new Canaries();
      for (const [name, key] of Object.entries(KEYS)) canaries.kept(name, key);
      const story = await secrets.arrive(portal, canaries);
      await secrets.secure(story);
      await secrets.invite(story);
      await secrets.handIn(story);
      await secrets.connect(story);
      await secrets.stray(story);
      await use(canaries);
    },
    { scope: 'worker', timeout: 180_000 },
  ],
});

test.use({ portalName: 'canaries', portalSettings: { ...KEYS, ROKIN_LOG: 'trace' } });

// ASVS 14.2.4, 16.2.5
test('the log at its most talkative holds no secret, code or document', async ({ canaries, portal }) => {
  expect(portal.log()).toMatch(/method=POST path=\/password\/reset\/\{token\}/);
  const typed = canaries.of('secret', 'code', 'document');
  expect(found(typed, portal.log())).toEqual([]);
});

test('the database holds digests of secrets, and nothing of documents', async ({ canaries, portal }) => {
  const database = [...(await files(portal.folder))].filter(([name]) => name.startsWith('rokin.db'));
  expect(database.some(([, content]) => content.includes(ADMINISTRATOR))).toBe(true);
  const typed = canaries.of('secret', 'code', 'document');
  for (const [name, content] of database) {
    expect.soft(found(typed, content), name).toEqual([]);
  }
});

test('the content of documents lies in the folder of files alone, and what was refused nowhere', async ({
  canaries,
  portal,
}) => {
  const all = [...(await files(portal.folder))];
  const uploads = all.filter(([name]) => name.startsWith('files/'));
  for (const canary of canaries.of('document')) {
    const holders = all.filter(([, content]) => found([canary], content).length);
    expect(holders.map(([name]) => name), canary.what).toEqual([expect.stringMatching(/^files\//)]);
  }
  for (const [name, content] of uploads) {
    expect.soft(found(canaries.of('secret', 'link'), content), name).toEqual([]);
  }
});

test('a letter holds the one link to its reader and no other secret', async ({ canaries, portal }) => {
  const letters = portal.mailbox.everything().map((mail) => ({
    to: recipients(mail),
    content: [mail.subject, mail.text, mail.html, JSON.stringify([...mail.headers])].join('\n'),
  }));
  for (const canary of canaries.all) {
    const holders = letters.filter(({ content }) => found([canary], content).length);
    const readers = canary.reader ? [[canary.reader]] : [];
    expect.soft(holders.map(({ to }) => to), canary.what).toEqual(readers);
  }
});

// ASVS 16.2.5
test('the log at its most talkative holds no token of a link', async ({ canaries, portal }) => {
  expect(found(canaries.of('link'), portal.log())).toEqual([]);
});

test('a letter that was sent leaves no link in the database', async ({ canaries, portal }) => {
  for (const [name, content] of await files(portal.folder)) {
    if (name.startsWith('rokin.db')) expect.soft(found(canaries.of('link'), content), name).toEqual([]);
  }
});

test('the database holds no link of a letter that still waits to be sent', async () => {
  const portal = await startPortal({ ROKIN_SMTP_URL: 'smtp://127.0.0.1:9' });
  try {
    const stranger = await Visitor.stranger(portal);
    await stranger.send('/password/forgotten', { email: ADMINISTRATOR });
    await expect.poll(() => portal.log()).toContain('a job failed');
    for (const [name, content] of await files(portal.folder)) {
      expect.soft(content.match(/\/password\/reset\/[\w-]{20,}/g) ?? [], name).toEqual([]);
    }
  } finally {
    await portal.stop();
  }
});
