// Every address that a role may read, from the document that is made from the site map: an address that is new
// there is asked here as well, without anybody thinking of it.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { AGENT, BANK, OTHER_BANK } from './cast.ts';
import type { Things } from './journey.ts';

const DOCUMENT = path.resolve(import.meta.dirname, '../../docs/permissions.md');

/** Open to everybody, and yet about agents and banks or made for machines. */
const PUBLIC = [
  '/register-of-agents',
  '/register-of-agents/{number}',
  '/session',
  '/api/v1/intake',
  '/api/v1/register',
  '/api/v1/clients/{client_id}',
];

const SECTIONS = [
  'organisation',
  'contacts',
  'service',
  'scopes',
  'disclosure',
  'declaration',
  'security',
  'documents',
];

/** An address as it is asked for, and as it stands in a snapshot. */
export interface Address {
  shown: string;
  asked: string;
}

/** The addresses about a thing that is there already. Sections are looked at one by one while they can be corrected. */
export function addresses(things: Things, everySection: boolean): Address[] {
  const sections = everySection ? SECTIONS : ['service'];
  return [...patterns(), ...PUBLIC].flatMap((pattern) => filled(pattern, things, sections));
}

function patterns(): string[] {
  const rows = readFileSync(DOCUMENT, 'utf8').matchAll(/^\| GET \| `([^`]+)` \| (.*) \|$/gm);
  return [...rows].filter(([, , whom]) => whom!.includes('`')).map(([, pattern]) => pattern!);
}

/** The pattern with every thing that it can stand for; none while the thing is not there. */
function filled(pattern: string, things: Things, sections: string[]): Address[] {
  let found: Address[] = [{ shown: pattern, asked: pattern }];
  for (const [parameter] of pattern.matchAll(/\{\w+\}/g)) {
    const values = Object.entries(meanings(parameter, pattern, things, sections));
    found = found.flatMap(({ shown, asked }) =>
      values.flatMap(([word, value]) =>
        value ? [{ shown: shown.replace(parameter, word), asked: asked.replace(parameter, value) }] : [],
      ),
    );
  }
  return pattern === '/queue.csv' || pattern === '/queue' ? found.map(ofAgent) : found.filter(together);
}

/** The queue of one agent alone, whatever else there is on that day. */
function ofAgent({ shown, asked }: Address): Address {
  return { shown, asked: `${asked}?text=${encodeURIComponent(AGENT.name)}` };
}

/** A person is looked for among those to whom the person belongs. */
function together({ shown }: Address): boolean {
  return !/\{agent\}.*\{officer\}|federation.*\{member\}/.test(shown);
}

type Meanings = Record<string, string | undefined>;

function meanings(
  parameter: string,
  pattern: string,
  things: Things,
  sections: string[],
): Meanings {
  const ofContract = /^(\/bank)?\/contracts/.test(pattern);
  const known: Record<string, Meanings> = {
    '{id}': { '{id}': ofContract ? things.contract : things.application },
    '{clause}': { '{clause}': 'fees' },
    '{template}': { '{template}': '1' },
    '{draft}': { '{draft}': things.contract && '1' },
    '{document}': { '{document}': ofContract ? things.evidence : things.document },
    '{section}': Object.fromEntries(sections.map((section) => [section, section])),
    '{publisher}': { '{bank}': BANK, federation: 'federation' },
    '{bank}': { '{bank}': BANK, '{other bank}': OTHER_BANK },
    '{body}': { '{agent}': things.team, federation: 'federation' },
    '{person}': { '{member}': things.member, '{officer}': things.colleague },
    '{key}': { '{key}': things.client },
    '{token}': { '{token}': things.secret },
    '{client_id}': { '{client_id}': things.clientId },
    '{number}': { '{number}': things.number },
  };
  const meant = known[parameter];
  if (!meant) throw new Error(`${pattern}: nobody says here what ${parameter} stands for`);
  return meant;
}
