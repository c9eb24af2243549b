// What somebody received: every byte, to search, and the fields, to review.
import type { Page } from '@playwright/test';
import { masked, outlines } from './outline.ts';
import type { Received } from './visitor.ts';

/** The answers to one person, each with the address and the station of the journey. */
export class Record {
  private readonly raw: string[] = [];
  /** By address, then by what was received: the stations at which it was. */
  private readonly fields = new Map<string, Map<string, string[]>>();

  /** Notes the answers of one station. */
  async note(page: Page, station: string, answers: [string, Received][]): Promise<void> {
    const found = await described(page, answers.map(([, answer]) => answer));
    for (const [place, [address, answer]] of answers.entries()) {
      this.raw.push(`${address}\n${answer.headers}\n${answer.body}`);
      const received = found[place]!;
      const known = this.fields.get(address) ?? new Map<string, string[]>();
      this.fields.set(address, known.set(received, [...(known.get(received) ?? []), station]));
    }
  }

  /** Where a text was received. */
  with(text: string): string[] {
    const found = this.raw.filter((answer) => answer.includes(text));
    return found.map((answer) => answer.split('\n')[0]!);
  }

  /** What is reviewed: first what was always answered alike and without a field, then address by address. */
  text(): string {
    const alike = new Map<string, string[]>();
    const sections: string[] = [];
    for (const [address, known] of this.fields) {
      const [first] = known.keys();
      if (known.size === 1 && !first!.includes('\n')) {
        alike.set(first!, [...(alike.get(first!) ?? []), address]);
      } else {
        sections.push(section(address, known));
      }
    }
    const lists = [...alike].map(([ending, at]) => [ending, ...at].join('\n    '));
    return [...lists, ...sections].join('\n\n') + '\n';
  }
}

/** The first answer in full, each later one by what went and what came. */
function section(address: string, known: Map<string, string[]>): string {
  let before: string[] = [];
  const parts = [...known].map(([received, stations]) => {
    const [ending, ...fields] = received.split('\n');
    const when = known.size === 1 ? 'always' : stations.join('; ');
    const shown = before.length && fields.length ? changes(before, fields) : fields;
    if (fields.length) before = fields;
    return [`${ending} (${when})`, ...shown].join('\n    ');
  });
  return [`## ${address}`, ...parts].join('\n');
}

function changes(before: string[], after: string[]): string[] {
  const gone = before.filter((field) => !after.includes(field)).map((field) => `- ${field}`);
  const come = after.filter((field) => !before.includes(field)).map((field) => `+ ${field}`);
  return [...gone, ...come];
}

/** Status and fields; of what was turned away only where it led. */
async function described(page: Page, answers: Received[]): Promise<string[]> {
  const isShown = ({ status, location, kind }: Received) =>
    !location && (status === 200 || kind.endsWith('json'));
  const fields = await outlines(page, answers.filter(isShown));
  return answers.map((answer) => {
    const { status, location } = answer;
    if (location) return `${status} → ${masked(location.split('?')[0]!)}`;
    return [status, ...(isShown(answer) ? fields.shift()! : [])].join('\n');
  });
}
