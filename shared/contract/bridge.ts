/** What the preload script puts on the renderer's window. */
export interface Bridge {
  invoke(method: string, input: unknown): Promise<unknown>;
  on(listener: (event: string, payload: unknown) => void): void;
  /** Where a dropped file lies on disk. */
  pathOf(file: unknown): string;
}
