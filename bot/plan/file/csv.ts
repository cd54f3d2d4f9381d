/** Tables as files for spreadsheets: comma-separated values as RFC 4180 has them. */

/** Without it Excel takes a file for one in the letters of an old Windows, and breaks every “ and ▲. */
export const BYTE_ORDER_MARK = "\uFEFF";

/** What a spreadsheet would take for a formula: people wrote it, and it must stay text. */
const FORMULA = /^[=+\-@\t\r\n]/;

function cell(value: string | number | null): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  const text = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** One row, with its end of line. */
export function csvRow(cells: readonly (string | number | null)[]): string {
  return `${cells.map(cell).join(",")}\r\n`;
}
