/** One line of the table, or the head of a part of it, or a gap. */
export type Line = readonly string[];

/** Lines as plain text: the first column to the left, the others to the right, each as wide as it must be. */
export function table(lines: readonly Line[]): string {
  const widths: number[] = [];
  for (const line of lines) {
    for (const [n, cell] of line.entries()) widths[n] = Math.max(widths[n] ?? 0, cell.length);
  }
  return lines
    .map((line) =>
      line
        .map((cell, n) => (n === 0 ? cell.padEnd(widths[n] ?? 0) : cell.padStart(widths[n] ?? 0)))
        .join("   ")
        .trimEnd(),
    )
    .join("\n");
}

/** A number with as many decimals as its size deserves: 0.034, 4.07, 12.3, 412. */
export function print(value: number | null): string {
  if (value === null || Number.isNaN(value)) return "–";
  const decimals = value >= 100 ? 0 : value >= 10 ? 1 : value >= 1 ? 2 : 3;
  return value.toFixed(decimals);
}

/** How many times another figure a figure is. */
export const times = (value: number | null, echo: number | null): string =>
  value === null || echo === null ? "–" : `${(value / echo).toFixed(2)}×`;
