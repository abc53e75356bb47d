export function compileWords(): Uint8Array;
