import type { RiskTyped } from "../frames/risks.ts";
import type { Scene } from "../scene.ts";
import { partAt, type RiskSaid } from "./risk-part.ts";

/** What is said of a new risk, part by part: its area, how severe it is, the risk itself, its mitigation and its owner. */

export type RiskParts = {
  readonly typed: RiskTyped;
  /** What the form has no place for. */
  readonly unused: readonly string[];
};

const PREPOSITION = /^(?:on|for|in|against|to|under|about|re|area|of|linked|and)$/;
const MARK = /^[,;:.()–-]$/;
const RATES = /^(?:severity|rated|rating|level|it|its|is|now|at|a|risk|with)$/;

/** All that a stretch says of a risk, where nothing else stands in it; undefined where more does. */
export function wholly(scene: Scene, from: number, to: number): RiskSaid | undefined {
  const { tokens } = scene.line;
  let said: RiskSaid | undefined;
  let at = from;
  while (at < to) {
    const word = tokens[at]?.text ?? "";
    const one = partAt(scene, at, to);
    if (one) {
      said = joined(said, one.said);
      if (!said) return undefined;
      at = one.to;
    } else if (MARK.test(word) || PREPOSITION.test(word) || RATES.test(word)) at += 1;
    else return undefined;
  }
  return said;
}

/** Two sayings as one: areas and links are several, anything else is said once. */
export function joined(one: RiskSaid | undefined, other: RiskSaid): RiskSaid | undefined {
  if (!one) return other;
  const both: Record<string, string> = { ...one };
  for (const [key, value] of Object.entries(other)) {
    const known = both[key];
    if (known === undefined) both[key] = value;
    else if (key === "area" || key === "links") {
      const parts = [...known.split(/,\s*/), ...value.split(/,\s*/)];
      both[key] = [...new Set(parts)].join(key === "area" ? "," : ", ");
    } else if (known !== value) return undefined;
  }
  return both as RiskSaid;
}

/** The places between tokens at which a stretch of them is broken by a mark. */
const breaksIn = ({ line }: Scene, from: number, to: number) =>
  line.tokens
    .map((token, n) => ({ token, n }))
    .filter(({ token, n }) => n >= from && n < to && MARK.test(token.text))
    .filter(({ token, n }) => !(token.glued && line.tokens[n + 1]?.glued))
    .map(({ n }) => n);

/** Takes the parts of a risk out of what was said of it; what is left is the risk itself. */
export function riskParts(scene: Scene, start: number): RiskParts & { readonly said: string } {
  const { line } = scene;
  const { tokens } = line;
  let [from, to] = [start, tokens.length];
  let taken: RiskSaid | undefined;
  const take = (found: RiskSaid) => {
    const both = joined(taken, found);
    if (both) taken = both;
    return both !== undefined;
  };
  const text = (a: number, b: number) =>
    line.text
      .slice(tokens[a]?.at ?? line.text.length, tokens[b - 1]?.end)
      .replace(/^[\s,;:.–-]+/, "")
      .replace(/[\s,;:–-]+$/, "");
  const mitigates = tokens.findIndex(
    ({ text: word }, n) =>
      n > from &&
      /^mitigat(?:ions?|ed|ing)$/.test(word) &&
      /^(?::|-|is|are|by|being|with)$/.test(tokens[n + 1]?.text ?? ""),
  );
  const mitigation = mitigates < 0 ? "" : text(mitigates + 2, to);
  if (mitigation !== "") to = mitigates;
  // What stands before the first marks: "on 2.7, medium - …".
  for (const at of breaksIn(scene, from, to)) {
    if (at === from) {
      from += 1;
      continue;
    }
    const found = wholly(scene, from, at);
    if (!found || !take(found)) break;
    from = at + 1;
  }
  // "On 2.5 that nobody applies".
  const that = tokens.findIndex(
    ({ text: word }, n) => n > from && /^(?:that|about|because)$/.test(word),
  );
  const before = that > from && that < to - 1 ? wholly(scene, from, that) : undefined;
  if (before && take(before)) from = that + 1;
  // What stands behind the last: "…, high, area 3".
  for (const at of breaksIn(scene, from, to).reverse()) {
    const found = at + 1 < to ? wholly(scene, at + 1, to) : {};
    if (!found || !take(found)) break;
    to = at;
  }
  const whole = wholly(scene, from, to);
  const all = whole !== undefined && take(whole);
  // A new risk is not scored or reviewed yet.
  const { inherent, residual, target, reviewBy, ...typed } = taken ?? {};
  const scored = Object.entries({ inherent, residual, target, reviewBy });
  return {
    typed: { ...typed, ...(mitigation === "" ? {} : { mitigation }) },
    unused: scored.flatMap(([, value]) => value ?? []),
    said: all ? "" : text(from, to),
  };
}
