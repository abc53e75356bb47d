/** The day of this machine's clock, `YYYY-MM-DD`: Sweden writes dates so. */
export function today(): string {
  return new Date().toLocaleDateString('sv');
}
