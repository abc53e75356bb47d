export const commandLineSource: string;
export function bundleCommandLine(entries: Readonly<Record<string, string>>, folder: string): Promise<void>;
export function commandLineBundle(log?: (text: string) => void, home?: string): Promise<string | null>;
