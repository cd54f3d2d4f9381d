/** `35%`, or the words for none. */
export function figure(value: number | null, unit: string, none: string): string {
  if (value === null) return none;
  return unit === "%" ? `${value}%` : `${value} ${unit}`.trim();
}
