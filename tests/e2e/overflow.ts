/** What does not fit in a part of the window: words cut off, things that lie outside of it or over one another. */
import type { Page } from 'playwright-core';

/** What may be as it is, by selector, and why. */
export const allowed: readonly (readonly [string, string])[] = [
  ['.pasteboard', 'the page and all over it is as large as one zooms, and is moved by hand'],
  ['.ruler', 'a ruler shows a part of itself'],
  ['.versions select', 'of a version its time stands first; the list that opens shows all that is known of it'],
  ['.page-text', 'the page for readers of screens, which is not seen'],
];

/** Faults in a line each, with the element and its words. */
export function overflowFaults(page: Page, root: string): Promise<string[]> {
  return page.evaluate(
    ({ where, passedOver }) => {
      const scope = document.querySelector(where);
      if (scope === null) return [`${where} is not shown`];
      /** Less than a CSS pixel is rounding. */
      const SLACK = 1.5;
      const faults: string[] = [];
      const isAllowed = (element: Element) => passedOver !== '' && element.closest(passedOver) !== null;
      const isSeen = (element: Element) =>
        element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true }) &&
        element.getClientRects().length > 0;
      const words = (element: Element) =>
        (element.getAttribute('aria-label') ?? element.textContent ?? '').trim().replace(/\s+/gu, ' ').slice(0, 40);
      const named = (element: Element): string => {
        const of = (one: Element) =>
          `${one.localName}${typeof one.className === 'string' && one.className !== '' ? `.${one.className.trim().replace(/\s+/gu, '.')}` : ''}`;
        const parent = element.parentElement;
        return `${parent === null ? '' : `${of(parent)} > `}${of(element)} “${words(element)}”`;
      };
      const hasOwnText = (element: Element) =>
        [...element.childNodes].some(
          (node) => node.nodeType === Node.TEXT_NODE && (node.textContent ?? '').trim() !== '',
        );
      const isControl = (element: Element) => element.matches('button, input, select, textarea, summary, a[href]');

      /** What an element is seen in: the window, less what each of its boxes cuts off; and whether it can be scrolled to. */
      const seenIn = (element: Element) => {
        let [left, top, right, bottom] = [0, 0, innerWidth, innerHeight];
        let [isScrolledX, isScrolledY] = [false, false];
        for (let box = element.parentElement; box !== null && box !== document.body; box = box.parentElement) {
          const { overflowX, overflowY, position } = getComputedStyle(box);
          const rect = box.getBoundingClientRect();
          if (/auto|scroll/u.test(overflowX)) isScrolledX = true;
          if (/auto|scroll/u.test(overflowY)) isScrolledY = true;
          if (overflowX !== 'visible') [left, right] = [Math.max(left, rect.left), Math.min(right, rect.right)];
          if (overflowY !== 'visible') [top, bottom] = [Math.max(top, rect.top), Math.min(bottom, rect.bottom)];
          if (position === 'fixed' || box.localName === 'dialog') break;
        }
        return { left, top, right, bottom, isScrolledX, isScrolledY };
      };

      const elements = [scope, ...scope.querySelectorAll('*')].filter(
        (element) => element instanceof HTMLElement && !isAllowed(element) && isSeen(element),
      );
      const items: { element: Element; rect: DOMRect }[] = [];
      for (const element of elements) {
        if (!(element instanceof HTMLElement)) continue;
        const style = getComputedStyle(element);
        // For readers of screens alone.
        if (style.clipPath !== 'none' || style.clip !== 'auto' || element.offsetWidth <= 1) continue;
        const isWide = element.scrollWidth > element.clientWidth + SLACK && element.clientWidth > 0;
        const isTall = element.scrollHeight > element.clientHeight + SLACK && element.clientHeight > 0;
        const isField = element.matches('input, textarea');
        const isInline = style.display === 'inline';
        if (!isInline) {
          const isClippedX = /hidden|clip/u.test(style.overflowX);
          if (isField && isWide && !element.matches(':focus'))
            faults.push(`does not show all of its value: ${named(element)}`);
          else if (isWide && /auto|scroll/u.test(style.overflowX)) faults.push(`scrolls sideways: ${named(element)}`);
          else if (isWide && isClippedX && words(element) !== '' && element.closest('[title]') === null)
            faults.push(`cut off at its side: ${named(element)}`);
          else if (isWide && !isClippedX && (hasOwnText(element) || isControl(element)))
            faults.push(`wider than its box: ${named(element)}`);
          if (
            isTall &&
            !isField &&
            /hidden|clip/u.test(style.overflowY) &&
            words(element) !== '' &&
            element.closest('[title]') === null
          )
            faults.push(`cut off at its foot: ${named(element)}`);
          // A list of choices that is open shows some lines of it, and is scrolled.
          else if (isTall && isControl(element) && !isField && !element.matches('select[size]'))
            faults.push(`higher than its box: ${named(element)}`);
        }
        if (element.localName === 'select' && element instanceof HTMLSelectElement) {
          const canvas = document.createElement('canvas').getContext('2d');
          const chosen = element.selectedOptions[0]?.textContent ?? '';
          if (canvas !== null) {
            canvas.font = style.font;
            const padding = Number.parseFloat(style.paddingLeft) + Number.parseFloat(style.paddingRight);
            // The arrow takes what is left of a field's end.
            if (canvas.measureText(chosen).width > element.clientWidth - padding - 14 + SLACK)
              faults.push(`does not show all of its choice: ${named(element.parentElement ?? element)} ${chosen}`);
          }
        }
        if (!hasOwnText(element) && !isControl(element)) continue;
        const rect = element.getBoundingClientRect();
        const seen = seenIn(element);
        const isOutX = rect.left < seen.left - SLACK || rect.right > seen.right + SLACK;
        const isOutY = rect.top < seen.top - SLACK || rect.bottom > seen.bottom + SLACK;
        if ((isOutX && !seen.isScrolledX) || (isOutY && !seen.isScrolledY)) {
          if (element.closest('[title]') === null || isControl(element))
            faults.push(`lies outside of what is seen: ${named(element)}`);
        }
        const [x, y] = [Math.max(rect.left, seen.left), Math.max(rect.top, seen.top)];
        const [width, height] = [Math.min(rect.right, seen.right) - x, Math.min(rect.bottom, seen.bottom) - y];
        if (width > 0 && height > 0 && style.position !== 'absolute' && style.position !== 'fixed')
          items.push({ element, rect: new DOMRect(x, y, width, height) });
      }
      for (const [at, one] of items.entries()) {
        for (const other of items.slice(at + 1)) {
          if (one.element.contains(other.element) || other.element.contains(one.element)) continue;
          const across = Math.min(one.rect.right, other.rect.right) - Math.max(one.rect.left, other.rect.left);
          const down = Math.min(one.rect.bottom, other.rect.bottom) - Math.max(one.rect.top, other.rect.top);
          if (across > 2 && down > 2) {
            // What lies over another on purpose hides it wholly, or is laid over the window.
            const [x, y] = [
              Math.max(one.rect.left, other.rect.left) + across / 2,
              Math.max(one.rect.top, other.rect.top) + down / 2,
            ];
            const hit = document.elementsFromPoint(x, y);
            if (hit.includes(one.element) && hit.includes(other.element))
              faults.push(`lie over one another: ${named(one.element)} and ${named(other.element)}`);
          }
        }
      }
      return faults;
    },
    { where: root, passedOver: allowed.map(([selector]) => selector).join(', ') },
  );
}
