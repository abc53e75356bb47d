export const root: string;
export function buildAll(log?: (text: string) => void): Promise<void>;
export function bundle(
  entry: string,
  file: string,
  format: 'cjs' | 'es',
  target: string,
  noExternal: boolean,
  folder?: string,
): Promise<unknown>;
