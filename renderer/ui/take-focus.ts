/**
 * The `ref` of what has been asked for: it has the keyboard once, when it comes. A function made anew at each render would
 * be called at each.
 */
export function takeFocus(element: HTMLElement | null): void {
  element?.focus();
}
