/**
 * What axe finds in a part of the window. What it says is of serious or critical impact keeps somebody from
 * using the thing.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Reads axe into the window, once. */
export async function readAxe(page: Page): Promise<void> {
  await page.evaluate(source);
}

/** Rules that ask for colours and for places: in another theme and size nothing else can change. */
const rulesOfLooks = ['color-contrast', 'link-in-text-block', 'scrollable-region-focusable', 'target-size'] as const;

/** Each serious fault in a line: its rule, where it is, what is expected. `asks` all rules, or those of looks alone. */
export function seriousFaults(page: Page, root: string, asks: 'all' | 'looks'): Promise<string[]> {
  return page.evaluate(
    async ({ root: where, rules }) => {
      const axe = Reflect.get(globalThis, 'axe');
      const options = { resultTypes: ['violations'], ...(rules === null ? {} : { runOnly: rules }) };
      const context = { include: [where], exclude: [['canvas']] };
      const { violations } = await axe.run(context, options);
      const told: string[] = [];
      for (const { id, impact, nodes } of violations) {
        if (impact !== 'serious' && impact !== 'critical') continue;
        for (const { target, any, all, none } of nodes) {
          const why = [...any, ...all, ...none][0]?.message ?? '';
          told.push(`${id} ${target.join(' ')}: ${why}`);
        }
      }
      return told;
    },
    { root, rules: asks === 'looks' ? [...rulesOfLooks] : null },
  );
}
