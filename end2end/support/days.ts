// Days of the business, which lives in Tokyo whatever the clock of the test machine says.
import type { Page } from '@playwright/test';

/** A calendar day. */
export interface Day {
  year: string;
  month: string;
  day: string;
}

const TOKYO = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Tokyo' });

/** Today in Tokyo, or so many days after it. */
export function today(later = 0): Day {
  const [year, month, day] = TOKYO.format(new Date(Date.now() + later * 86_400_000)).split('-');
  return { year: year!, month: String(Number(month)), day: String(Number(day)) };
}

/** Fills in the three parts of a date. */
export async function fillDay(page: Page, name: string, day: Day): Promise<void> {
  for (const part of ['year', 'month', 'day'] as const) {
    await page.locator(`[name="${name}_${part}"]`).fill(day[part]);
  }
}

/** The same as what a form sends. */
export function dayFields(name: string, later = 0): Record<string, string> {
  const parts = Object.entries(today(later)).map(([part, value]) => [`${name}_${part}`, value]);
  return Object.fromEntries(parts) as Record<string, string>;
}
