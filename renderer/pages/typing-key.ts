/** What keys do where one types on the page; with the shift key, they move the caret away from where the selection started. */
export type TypingKey = 'backward' | 'forward' | 'left' | 'right' | 'up' | 'down' | 'start' | 'end' | 'break';
