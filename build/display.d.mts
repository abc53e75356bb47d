export function startDisplay(): Promise<{ readonly name: string; readonly end: () => void }>;
