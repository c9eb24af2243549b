// What an agent's system does with its client: a token by a library of its own, and what the gateway then sees.
import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { type Page, expect } from '@playwright/test';
import * as oauth from 'openid-client';
import type { Asker } from './factor.ts';
import type { Portal } from './server.ts';

/** What a client presents. */
export interface Credentials {
  id: string;
  secret: string;
}

/** The credentials on the page that shows them once. */
export async function shownCredentials(page: Page): Promise<Credentials> {
  const shown = page.locator('.reveal .mono');
  await expect(shown).toHaveCount(2);
  const [id, secret] = await shown.allInnerTexts();
  return { id: id!.trim(), secret: secret!.trim() };
}

/** The same out of the bytes of that page. */
export function credentialsIn(html: string): Credentials {
  const [id, secret] = [...html.matchAll(/class="mono">([^<]+)</g)].map(([, shown]) => shown!);
  return { id: id!, secret: secret! };
}

/** A token by the client credentials grant, asked for by a client library. */
export function token(
  portal: Portal,
  { id, secret }: Credentials,
  by: (secret: string) => oauth.ClientAuth = oauth.ClientSecretBasic,
) {
  const server = { issuer: portal.baseURL, token_endpoint: `${portal.baseURL}/oauth/token` };
  const client = new oauth.Configuration(server, id, {}, by(secret));
  oauth.allowInsecureRequests(client);
  return oauth.clientCredentialsGrant(client);
}

/** What the gateway is told about a client. */
export function askAsGateway(portal: Portal, id: string, seen?: string): Promise<Response> {
  const headers: Record<string, string> = { authorization: `Bearer ${portal.gatewayKey}` };
  if (seen) headers['if-none-match'] = seen;
  return fetch(`${portal.baseURL}/api/v1/clients/${id}`, { headers });
}

/** The text of a PDF behind a link of the page, as another program reads it. */
export async function pdfText(page: Asker, portal: Portal, address: string): Promise<string> {
  const response = await page.request.get(address);
  expect(response.headers()['content-type']).toBe('application/pdf');
  const file = path.join(portal.folder, `${Date.now()}.pdf`);
  await writeFile(file, await response.body());
  const { stdout } = await promisify(execFile)('pdftotext', ['-layout', file, '-']);
  return stdout;
}

/** The client ID of an agent that has one, as the administrators' list shows it. */
export async function clientIdOf(page: Page, agent: string): Promise<string> {
  await page.goto('/clients');
  const row = page.getByRole('main').getByRole('row').filter({ hasText: agent });
  return (await row.locator('.mono').innerText()).trim();
}

/** Whether the gateway lets the client pass. */
export async function isActive(portal: Portal, clientId: string): Promise<boolean> {
  const answer = await askAsGateway(portal, clientId);
  return ((await answer.json()) as { active: boolean }).active;
}
