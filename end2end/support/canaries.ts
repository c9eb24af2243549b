// Values that can be told apart from everything else, to see where they turn up.
import { randomBytes } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

/** What a value is, and with it where it may be found. */
export type Kind =
  /** In no place but the answer that shows it. */
  | 'secret'
  /** In the one letter to its addressee, if it was ever mailed. */
  | 'link'
  /** Six figures, which are looked for where no other figure stands beside them. */
  | 'code'
  /** In the folder of the files. */
  | 'document';

/** A value with its story. */
export interface Canary {
  kind: Kind;
  what: string;
  value: string;
  /** Whose letter it may stand in; nobody's where it is empty. */
  reader: string;
}

/** All values of a story. */
export class Canaries {
  readonly all: Canary[] = [];

  /** Makes a value up that is typed somewhere. */
  typed(what: string, kind: Kind = 'secret'): string {
    return this.kept(what, `q${randomBytes(6).toString('hex')}-vogel-${randomBytes(6).toString('hex')}`, kind);
  }

  /** Keeps a value that the portal made. */
  kept(what: string, value: string, kind: Kind = 'secret', reader = ''): string {
    if (value.length < 6) throw new Error(`${what} is too short to be told apart: "${value}"`);
    this.all.push({ what, value, kind, reader });
    return value;
  }

  /** Those of a kind. */
  of(...kinds: Kind[]): Canary[] {
    return this.all.filter(({ kind }) => kinds.includes(kind));
  }
}

/** Which of the values stand in a text, as they are or as addresses and headers carry them. */
export function found(canaries: Canary[], text: string): string[] {
  return canaries.filter((canary) => forms(canary).some((form) => form.test(text))).map(({ what }) => what);
}

function forms({ kind, value }: Canary): { test(text: string): boolean }[] {
  if (kind === 'code') return [new RegExp(`(?<![\\d.])${value}(?!\\d)`)];
  const written = [value, encodeURIComponent(value), Buffer.from(value).toString('base64')];
  return written.map((form) => ({ test: (text: string) => text.includes(form) }));
}

/** The bytes of every file below a folder, a character a byte. */
export async function files(folder: string): Promise<Map<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const contents = new Map<string, string>();
  for (const entry of entries.filter((entry) => entry.isFile())) {
    const file = path.join(entry.parentPath, entry.name);
    contents.set(path.relative(folder, file), await readFile(file, 'latin1'));
  }
  return contents;
}
