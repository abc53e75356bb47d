export function characterRanges(): string;
