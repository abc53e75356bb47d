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

/**
 * What axe is asked for: all; where the size is another, what the places of things can change; where only the theme is
 * another, what colours can.
 */
export type Asked = 'all' | 'looks' | 'colours';

const colours = ['color-contrast', 'link-in-text-block'] as const;
const rulesOf: Readonly<Record<Asked, readonly string[] | null>> = {
  all: null,
  looks: [...colours, 'scrollable-region-focusable', 'target-size'],
  colours,
};

/** Each serious fault in a line: its rule, where it is, what is expected. */
export function seriousFaults(page: Page, root: string, asks: Asked): Promise<string[]> {
  return page.evaluate(
    async ({ root: where, rules }) => {
      const axe = Reflect.get(globalThis, 'axe');
      // Style sheets and sound are not read anew for each look: no rule of these impacts is about them.
      const options = { resultTypes: ['violations'], preload: false, ...(rules === null ? {} : { runOnly: rules }) };
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
    { root, rules: rulesOf[asks] },
  );
}

/** Parts of the window in which no two buttons may be called the same. */
const panes =
  'dialog, .top-bar, .page-list, .arrivals, .copy-pool, .picture-tray, .tool-bar, .pasteboard, .galley, .inspector, .notices, .status-bar, [role="menu"]';

/** Buttons of one pane that nobody can tell from one another by what they are called, and those that are called nothing. */
export function sameNames(page: Page, root: string): Promise<string[]> {
  return page.evaluate(
    ({ where, parts }) => {
      const axe = Reflect.get(globalThis, 'axe');
      const scope = document.querySelector(where);
      if (scope === null) return [`${where} is not shown`];
      axe.setup();
      try {
        const called = new Map<Element, Map<string, number>>();
        for (const button of scope.querySelectorAll('button:not(:disabled), [role="button"], summary, a[href]')) {
          const pane = button.closest(parts) ?? scope;
          if (!button.checkVisibility({ checkVisibilityCSS: true })) continue;
          const name = String(axe.commons.text.accessibleText(button)).trim();
          const names = called.get(pane) ?? new Map<string, number>();
          names.set(name, (names.get(name) ?? 0) + 1);
          called.set(pane, names);
        }
        return [...called].flatMap(([pane, names]) =>
          [...names]
            .filter(([name, count]) => count > 1 || name === '')
            .map(([name, count]) => `${pane.localName}.${pane.classList.item(0)}: ${count} × “${name}”`),
        );
      } finally {
        axe.teardown();
      }
    },
    { where: root, parts: panes },
  );
}
