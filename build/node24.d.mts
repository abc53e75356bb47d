export const shortLived: readonly string[];
export function node24(): string;
export function runNode24(args: readonly string[], options?: object): Promise<number>;
