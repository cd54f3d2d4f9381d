import { columnsOf } from "../../../plan/model/columns.ts";
import { find } from "../../../plan/model/snapshot.ts";
import { isOf, type Slot } from "../../line/slot.ts";
import type { RiskTyped } from "../frames/risks.ts";
import type { Scene } from "../scene.ts";

/** What is said of a new risk, part by part: its area, how severe it is, the risk itself, its mitigation and its owner. */

export type RiskParts = {
  readonly typed: RiskTyped;
  /** What the form has no place for: the action that it was said to be about. */
  readonly unused: readonly string[];
};

const PREPOSITION = /^(?:on|for|in|against|to|under|about|re|area|of)$/;
const MARK = /^[,;:.()–-]$/;
const RATES = /^(?:severity|rated|rating|level|it|its|is|at|a|risk|owner|owned|by|lead)$/;
/** What says that a name is its owner's. */
const OWNS = /^(?:owner|by|lead)$/;

/** What one slot says of a risk; undefined where it says nothing of it. */
function partOf({ plan, line }: Scene, one: Slot): RiskTyped | undefined {
  if (isOf("severity")(one)) return { severity: one.value };
  if (isOf("rag")(one) && one.value.length === 1) return { rag: one.value[0] as never };
  if (isOf("area")(one) && one.value.length === 1) {
    const [area = ""] = one.value;
    return find(plan, "area", area) ? { area } : undefined;
  }
  if (isOf("person")(one)) {
    const [owner] = one.value;
    const before = line.tokens.slice(Math.max(0, one.from - 2), one.from);
    const owns = before.some(({ text }) => OWNS.test(text));
    return owner && owns && one.value.length === 1 ? { owner } : undefined;
  }
  if (!isOf("item")(one) || one.value.length !== 1) return undefined;
  const [item] = one.value;
  if (item?.kind !== "action" && item?.kind !== "kpi") return undefined;
  const found = find(plan, item.kind, item.ref);
  const area = found && columnsOf(found).area;
  return typeof area === "string" ? { area } : undefined;
}

const CAN_BE = isOf("severity", "rag", "area", "item", "person");

/** The slots of a stretch that each say a part, where nothing else stands in it; undefined where more does. */
function wholly(scene: Scene, from: number, to: number): readonly Slot[] | undefined {
  const { lattice, line } = scene;
  const found: Slot[] = [];
  let at = from;
  while (at < to) {
    const word = line.tokens[at]?.text ?? "";
    const one = (lattice.at[at] ?? [])
      .filter((slot) => CAN_BE(slot) && slot.to <= to && slot.cost < 0.5 && partOf(scene, slot))
      .sort((a, b) => b.to - a.to || a.cost - b.cost)[0];
    if (one) {
      found.push(one);
      at = one.to;
    } else if (MARK.test(word) || PREPOSITION.test(word) || RATES.test(word)) at += 1;
    else return undefined;
  }
  return found.length > 0 ? found : undefined;
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
  const taken: Slot[] = [];
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
    if (!found) break;
    taken.push(...found);
    from = at + 1;
  }
  // "On 2.5 that nobody applies".
  const that = tokens.findIndex(
    ({ text: word }, n) => n > from && /^(?:that|about|because)$/.test(word),
  );
  const before = that > from && that < to - 1 ? wholly(scene, from, that) : undefined;
  if (before) {
    taken.push(...before);
    from = that + 1;
  }
  // What stands behind the last: "…, high, area 3".
  for (const at of breaksIn(scene, from, to).reverse()) {
    const found = at + 1 < to ? wholly(scene, at + 1, to) : [];
    if (!found) break;
    taken.push(...found);
    to = at;
  }
  const all = wholly(scene, from, to);
  if (all) taken.push(...all);
  const typed: RiskTyped = Object.assign({}, ...taken.map((one) => partOf(scene, one)));
  const items = taken.filter(isOf("item"));
  return {
    typed: { ...typed, ...(mitigation === "" ? {} : { mitigation }) },
    unused: items.map((one) => text(one.from, one.to)),
    said: all ? "" : text(from, to),
  };
}
