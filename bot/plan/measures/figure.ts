const PLACES = { maximumFractionDigits: 20 };

/** A number as people write it: `1,240.5`; with so many decimals, where a measure says how many. */
export const numberText = (value: number, decimals: number | null = null): string =>
  value.toLocaleString(
    "en-GB",
    decimals === null
      ? PLACES
      : { minimumFractionDigits: decimals, maximumFractionDigits: decimals },
  );

/** `35%`, `£1,240 a place`, `45.2 per 10,000`, `12 weeks`, `yes`; or the words for none. */
export function figure(
  value: number | null | undefined,
  unit: string,
  none: string,
  decimals: number | null = null,
): string {
  if (value === null || value === undefined) return none;
  const number = numberText(value, decimals);
  if (unit === "%") return `${number}%`;
  if (unit === "yes/no") return value === 0 ? "no" : "yes";
  if (unit === "ratio") return `${number} to 1`;
  if (unit.startsWith("£")) return `£${number} ${unit.slice(1).trim()}`.trim();
  return `${number} ${unit === "count" ? "" : unit.replace(/^rate /, "")}`.trim();
}

/** What a difference of two figures is counted in: two percentages differ by points. */
export function difference(value: number, unit: string, decimals: number | null = null): string {
  // The difference of two decimals must not print as 0.30000000000000004.
  const amount = Number(Math.abs(value).toFixed(8));
  if (unit !== "%") return figure(amount, unit, "", decimals);
  return `${numberText(amount, decimals)} ${amount === 1 ? "point" : "points"}`;
}

/** Units that are no numbers of people or cases. */
const NO_COUNT =
  /^(?:%|£|rate\b|per\b|ratio$|yes\/no$|index$|score$|(?:working |school )?(?:hours?|days?|weeks?|months?|years?|terms?)\b)/i;

/** Whether a measure counts people or cases, so that a small number of them could tell of somebody. */
export const isCount = (unit: string): boolean => !NO_COUNT.test(unit.trim());
