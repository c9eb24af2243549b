// Which fields an answer has, without what stands in them: the lines of the reviewed snapshots.
import type { Page } from '@playwright/test';
import type { Received } from './visitor.ts';

/**
 * A line a field of each answer: labels, heads, buttons and links of a page, keys of JSON, the head of a table. The
 * browser is asked once for all of them, because Playwright remembers each question as a step of the test.
 */
export async function outlines(page: Page, answers: Received[]): Promise<string[][]> {
  const isPage = ({ kind }: Received) => kind === 'text/html';
  const pages = await outlinesOfPages(page, answers.filter(isPage).map(({ body }) => body));
  return answers.map((answer) => (isPage(answer) ? pages.shift()! : outline(answer)));
}

function outline({ kind, body }: Received): string[] {
  if (/json$/.test(kind)) return [...new Set(keys(JSON.parse(body)))].sort();
  if (kind === 'text/csv') return [body.replace(/^\uFEFF/, '').split('\r\n')[0]!];
  return [kind];
}

/** What changes with the day or by chance, made the same: numbers, days, identifiers. */
export function masked(text: string): string {
  return text
    .replace(/\u2060/g, '')
    .replaceAll('%2F', '/')
    .replace(/([?&]text=)[^&]*/, '$1{text}')
    .replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22}/g, '{id}')
    .replace(/rk-[0-9a-f]+/g, '{client_id}')
    .replace(/[0-9A-Za-z_-]{40,}/g, '{token}')
    .replace(/\d+/g, '{n}')
    .replace(/\([月火水木金土日]\)/g, '({day})');
}

async function outlinesOfPages(page: Page, pages: string[]): Promise<string[][]> {
  const all = await page.evaluate((pages) => {
    const words = (element: Element) => (element.textContent ?? '').replace(/\s+/g, ' ').trim();
    const line = (element: Element): string => {
      const tag = element.localName;
      if (tag === 'a') {
        // What a row is about is no field.
        const text = element.closest('th[scope=row]') ? '…' : words(element);
        return `link: ${text} → ${element.getAttribute('href')}`;
      }
      if (/^(input|select|textarea)$/.test(tag)) {
        const type = element.getAttribute('type') === 'hidden' ? 'hidden' : 'field';
        return `${type}: ${element.getAttribute('name') ?? '(without name)'}`;
      }
      const kinds: Record<string, string> = {
        dt: 'fact',
        th: 'column',
        p: 'step',
        caption: 'table',
        legend: 'label',
        summary: 'more',
      };
      return `${kinds[tag] ?? (/^h\d$/.test(tag) ? 'heading' : tag)}: ${words(element)}`;
    };
    const wanted =
      'h1, h2, h3, h4, dt, th[scope=col], caption, legend, label, summary, button, a[href], ' +
      'input, select, textarea, ol.flow p.step';
    return pages.map((html) => {
      const main = new DOMParser().parseFromString(html, 'text/html').querySelector('main');
      const found = [...(main?.querySelectorAll(wanted) ?? [])];
      return found.filter((element) => !element.closest('.breadcrumb')).map(line);
    });
  }, pages);
  return all.map((lines) => [...new Set(lines.map(masked))]);
}

function keys(value: unknown, path = ''): string[] {
  if (Array.isArray(value)) return value.flatMap((one) => keys(one, `${path}[]`));
  if (value === null || typeof value !== 'object') return [`${path || '.'}: ${typeof value}`];
  return Object.entries(value).flatMap(([key, one]) => keys(one, `${path}.${key}`));
}
