/** Removing what a test made, while a program that ends, or that goes on with a file taken from under it, may write a moment longer. */
import { rmSync } from 'node:fs';

export function removeFolder(path: string): void {
  rmSync(path, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
}
