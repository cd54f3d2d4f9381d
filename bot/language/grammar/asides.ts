import { ASKS, type Ask } from "../../asks/index.ts";
import { asksNothing } from "../../plan/query/query.ts";
import { isOf } from "../line/slot.ts";
import type { Line, Token } from "../line/tokens.ts";
import type { Candidate, Scene } from "./scene.ts";

/** A question with something beside it that asks nothing: "On my phone. Which are red?", "dfe will want proof. Any without evidence?". */

/** A part of a line that may be read by itself. */
type Part = { readonly text: string; readonly raw: string };

const ENDS = /^[.?!;,-]$/;
/** What a question begins with. */
const BEGINS =
  /^(?:which|what|who|whose|how|when|where|why|is|are|has|have|did|does|do|can|could|would|any|show|list|give|please|pls)$/;

/** The parts of a line: its sentences, and what commas part in them. */
function partsOf({ text, tokens }: Line): readonly Part[] {
  const starts = [0];
  for (const [n, token] of tokens.entries()) {
    const next = tokens[n + 1];
    if (n === 0 || !next || token.is !== "mark") continue;
    const apart = !next.glued && (token.text !== "-" || !token.glued);
    if (!apart) continue;
    if (ENDS.test(token.text)) starts.push(n + 1);
  }
  return starts.flatMap((from, k) => {
    const to = starts[k + 1] ?? tokens.length;
    const own = tokens.slice(from, to);
    if (!own.some(({ is }) => is !== "mark")) return [];
    const said = text.slice(own[0]?.at, own.at(-1)?.end);
    return [{ text: said, raw: said.replace(/[\s,.;-]+$/, "") }];
  });
}

/** The most parts of a line that are read by themselves. */
const MOST = 4;
/** What it costs that something is said beside what is asked. */
const BESIDE = 0.9;

/**
 * The best reading of what a line asks where some of it asks nothing and names nothing that narrows: it
 * is named as not used. Nothing that writes is read so.
 */
export function besideAsides(
  scene: Scene,
  layOut: (text: string) => Scene,
  candidates: (scene: Scene) => readonly Candidate[],
  through: (candidate: Candidate | undefined, tokens: readonly Token[]) => boolean,
): Candidate | undefined {
  const parts = partsOf(scene.line);
  if (parts.length < 2 || parts.length > MOST) return undefined;
  const apart = parts.map((part) => ({ ...part, scene: layOut(part.text) }));
  let best: Candidate | undefined;
  for (const [from, to] of stretchesOf(parts.length)) {
    const aside = apart.filter((_, n) => n < from || n >= to);
    if (aside.some((one) => narrows(one.scene))) continue;
    const [only, ...more] = apart.slice(from, to);
    if (!only) continue;
    const own =
      more.length === 0 ? only.scene : layOut([only, ...more].map(({ text }) => text).join(" "));
    const [found] = candidates(own);
    if (!found || !through(found, own.line.tokens) || ASKS[found.ask.command].writes) continue;
    if (!tellsOfSome(found.ask)) continue;
    const cost = found.cost + aside.reduce((sum, one) => sum + asideCost(one.scene), 0);
    if (best && best.cost <= cost) continue;
    const raws = aside.map(({ raw }) => raw);
    best = {
      ...found,
      cost,
      unused: from > 0 ? [...raws, ...found.unused] : [...found.unused, ...raws],
    };
  }
  return best;
}

/** Whether something answers of some of the plan, and not of all of it: beside that, an aside would be what it asks. */
const tellsOfSome = (ask: Ask): boolean =>
  ask.command === "list"
    ? !asksNothing(ask.query) || ask.query.order !== undefined || ask.query.group !== undefined
    : /^(?:show_|history$|whats_changed$|scorecard$|meetings$|missing_updates$|governance$)/.test(
        ask.command,
      );

/** Runs of parts that leave out some at one end or at both. */
const stretchesOf = (count: number): readonly (readonly [from: number, to: number])[] =>
  Array.from({ length: count }, (_, from) => from).flatMap((from) =>
    Array.from({ length: count - from }, (_, k) => [from, from + k + 1] as const).filter(
      ([a, b]) => b - a < count,
    ),
  );

const NARROWS = isOf(
  "rag",
  "status",
  "late",
  "severity",
  "person",
  "area",
  "item",
  "organisation",
  "lacks",
  "date",
  "op",
  "held",
  "moved",
);

/** Whether something says what would narrow an answer. */
const narrows = ({ lattice }: Scene) =>
  lattice.slots.some(
    (one) =>
      NARROWS(one) && one.cost < 0.3 && !(isOf("date")(one) && (one.value.now || one.value.span)),
  );

/** What it costs to leave an aside; more, where it asks of its own. */
function asideCost({ line }: Scene): number {
  const asks = line.tokens.at(-1)?.text === "?" || BEGINS.test(line.tokens[0]?.text ?? "");
  return BESIDE + (asks ? 2 : 0);
}
