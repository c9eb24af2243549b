// A person who uses the portal by plain requests: the same addresses and forms as in a browser, but every byte
// of the answers is at hand, and a dozen people can be asked in the time that one browser needs.
import { type APIRequestContext, type APIResponse, expect, request } from '@playwright/test';
import { type Asker, codeOf } from './factor.ts';
import { PASSWORD } from './people.ts';
import type { Portal } from './server.ts';

/** What is filled in; several values stand for several boxes. A file has a name. */
export type Fields = Record<string, string | string[] | File>;

/** An answer, read to its end. */
export interface Received {
  status: number;
  /** Where it leads, without host. */
  location: string;
  /** The media type. */
  kind: string;
  headers: string;
  body: string;
}

/** Somebody with cookies of their own. */
export class Visitor implements Asker {
  /** As the browser would send it; unknown once it may have changed. */
  private cookie?: string;

  private constructor(
    readonly request: APIRequestContext,
    readonly portal: Portal,
    readonly email: string,
  ) {}

  /** Nobody in particular. */
  static async stranger(portal: Portal): Promise<Visitor> {
    return new Visitor(await request.newContext({ baseURL: portal.baseURL }), portal, '');
  }

  /** Signed in by password, and by a code where one is asked for. */
  static async signedIn(portal: Portal, email: string, password = PASSWORD): Promise<Visitor> {
    const visitor = new Visitor((await Visitor.stranger(portal)).request, portal, email);
    const entered = await visitor.send('/sign-in', { email, password });
    if (entered.startsWith('/sign-in/factor')) await visitor.giveCode('/sign-in/factor');
    // Whoever must have a factor and has none is led to one.
    else if ((await visitor.get(entered)).status === 303) await visitor.setUpApp();
    return visitor;
  }

  /** Shows once more who it is, so that the factor is fresh. */
  async giveCode(address = '/sign-in/confirm'): Promise<void> {
    await this.send(address, { code: await this.code() });
  }

  /** Sets an authenticator app up. */
  async setUpApp(): Promise<void> {
    await this.send('/account/security/totp/begin', {}, '/account/security/totp');
    await this.send('/account/security/totp', { code: await this.code() });
  }

  /**
   * What is at an address. A walk asks for thousands, and Playwright would remember each as a step of the test, so it
   * is asked only where a cookie comes that it has to keep.
   */
  async get(address: string): Promise<Received> {
    this.cookie ??= await this.cookies();
    const asked = new URL(address, this.portal.baseURL);
    const answer = await fetch(asked, { redirect: 'manual', headers: { cookie: this.cookie } });
    const body = await answer.text();
    const headers = Object.fromEntries(answer.headers);
    if (!headers['set-cookie']) return received(answer.status, headers, body);
    this.cookie = undefined;
    return read(await this.request.get(address, { maxRedirects: 0 }));
  }

  /** Fills in the form that `page` offers for `action`, sends it, and returns where that leads. */
  async send(action: string, fields: Fields, page = action): Promise<string> {
    const answer = await this.submit(action, fields, page);
    expect(answer.status, `${this.email} sends ${action}: ${complaint(answer.body)}`).toBe(303);
    return answer.location;
  }

  /** Fills in and sends a form, whatever comes of it. */
  async submit(action: string, fields: Fields, page = action, accept = '*/*'): Promise<Received> {
    const form = formFor(action, page, (await this.get(page)).body);
    const body = new FormData();
    for (const [name, value] of Object.entries({ ...form.hidden, ...fields })) {
      for (const one of [value].flat()) body.append(name, one);
    }
    const content = form.isMultipart ? { multipart: body } : { form: body };
    const options = { maxRedirects: 0, headers: { accept }, ...content };
    this.cookie = undefined;
    return read(await this.request.post(action, options));
  }

  /** As a page has one. */
  url(): string {
    return this.portal.baseURL;
  }

  private async cookies(): Promise<string> {
    const { cookies } = await this.request.storageState();
    return cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  }

  private code(): Promise<string> {
    return codeOf(this, this.email);
  }
}

async function read(answer: APIResponse): Promise<Received> {
  return received(answer.status(), answer.headers(), await answer.text());
}

function received(status: number, headers: Record<string, string>, body: string): Received {
  return {
    status,
    location: headers.location ?? '',
    kind: (headers['content-type'] ?? '').split(';')[0]!,
    headers: JSON.stringify(headers),
    body,
  };
}

/** What a browser would send of itself with the form; fails where the page does not offer it. */
function formFor(action: string, page: string, html: string) {
  const forms = [...html.matchAll(/<form\b([^>]*)>(.*?)<\/form>/gs)].map(([, head, content]) => ({
    head: head!,
    content: content!,
  }));
  const path = page.split('?')[0];
  const form = forms.find(
    ({ head }) =>
      attribute(head, 'method') === 'post' && (attribute(head, 'action') ?? path) === action,
  );
  if (!form) throw new Error(`${page} has no form for ${action}`);
  const inputs = [...form.content.matchAll(/<input\b[^>]*type="hidden"[^>]*>/g)];
  const hidden = inputs.flatMap(([input]) => {
    const name = attribute(input, 'name');
    return name ? [[name, attribute(input, 'value') ?? ''] as const] : [];
  });
  return {
    hidden: Object.fromEntries(hidden),
    isMultipart: attribute(form.head, 'enctype') === 'multipart/form-data',
  };
}

function attribute(tag: string, name: string): string | undefined {
  return new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1];
}

/** What the page says is wrong. */
function complaint(html: string): string {
  const alert = /role="alert".*?<\/(?:section|div)>/s.exec(html)?.[0] ?? html.slice(0, 300);
  return alert.replace(/<[^>]*>/g, ' ').trim();
}
