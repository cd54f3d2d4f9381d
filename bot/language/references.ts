import type { Plan } from "../plan/model/snapshot.ts";
import { find, sortableRef } from "../plan/model/snapshot.ts";
import type { Word } from "./words.ts";

/** A reference in a text: which kind of item, and which one. */
export type Reference = {
  readonly kind: "action" | "kpi" | "risk" | "measure";
  readonly ref: string;
};

/** A reference, and the word that said it. */
export type ReferenceFound = Reference & { readonly words: readonly Word[] };

/** References in a text: 3.4, 3-4, 3,4, A3.4 (an action, or the KPI after the word "KPI"), R2 (a risk), 1a (a measure). */
export function findReferences(words: readonly Word[], plan: Plan, line: string): ReferenceFound[] {
  const found: ReferenceFound[] = [];
  for (const [at, word] of words.entries()) {
    if (word.used) continue;
    const before = words[at - 1];
    const after = words[at + 1];
    const range = rangeAt(words, at);
    if (range) {
      for (const one of range.words) one.used = true;
      found.push(
        ...refsBetween(plan, range.from, range.to).map((ref) => ({
          kind: "action" as const,
          ref,
          words: range.words,
        })),
      );
      continue;
    }
    if (after && /^(weeks?|wks?|months?|mths?|days?|years?|per)$/.test(after.text)) continue;
    const pair = /^a?(\d{1,3})[.,-](\d{1,3})$/.exec(word.text);
    const ref = pair ? `${pair[1]}.${pair[2]}` : "";
    // "areas 3-5" and "0-25" are no references; a joined one must be an action of the plan.
    const isRef =
      pair &&
      !(before && /^areas?$/.test(before.text)) &&
      (word.text.includes(".") || find(plan, "action", ref) !== undefined);
    if (isRef) {
      const kpi = before !== undefined && /^(kpis?|milestones?|indicator)$/.test(before.text);
      if (before && (kpi || /^actions?$/.test(before.text))) before.used = true;
      word.used = true;
      found.push({ kind: kpi ? "kpi" : "action", ref, words: [word] });
    } else if (spaced(words, at, plan, line)) {
      const next = words[at + 1];
      if (before && /^actions?$/.test(before.text)) before.used = true;
      word.used = true;
      if (next) next.used = true;
      found.push({
        kind: "action",
        ref: `${word.text}.${next?.text}`,
        words: next ? [word, next] : [word],
      });
    } else if (word.text === "risk" && /^\d{1,3}$/.test(words[at + 1]?.text ?? "")) {
      const number = words[at + 1];
      word.used = true;
      if (number) number.used = true;
      found.push({
        kind: "risk",
        ref: `R${number?.text}`,
        words: number ? [word, number] : [word],
      });
    } else if (/^r\d{1,4}$/.test(word.text)) {
      if (before?.text === "risk") before.used = true;
      word.used = true;
      found.push({ kind: "risk", ref: word.text.toUpperCase(), words: [word] });
    } else if (/^\d{1,3}[a-z]$/.test(word.text) && find(plan, "measure", word.text)) {
      if (before && /^(measure|kpi|row)$/.test(before.text)) before.used = true;
      word.used = true;
      found.push({ kind: "measure", ref: word.text, words: [word] });
    }
  }
  return found;
}

/** "1 6" is 1.6 where the plan has such an action and nothing else makes sense of the numbers. */
function spaced(words: readonly Word[], at: number, plan: Plan, line: string): boolean {
  const [before, word, next, after] = [words[at - 1], words[at], words[at + 1], words[at + 2]];
  if (!word || !next || next.used) return false;
  if (line.slice(word.at + word.raw.length, next.at) !== " ") return false;
  if (!/^\d{1,2}$/.test(word.text) || !/^\d{1,2}$/.test(next.text)) return false;
  if (before && /^(areas?|q|quarter|risk|the|by|before|after|kpi)$/.test(before.text)) return false;
  if (
    after &&
    /^(months?|weeks?|days?|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/.test(after.text)
  )
    return false;
  return find(plan, "action", `${word.text}.${next.text}`) !== undefined;
}

/** "3.4-3.6" and "3.4 to 3.6": from one action to another. */
function rangeAt(
  words: readonly Word[],
  at: number,
): { readonly from: string; readonly to: string; readonly words: readonly Word[] } | null {
  const [word, join, last] = [words[at], words[at + 1], words[at + 2]];
  const whole = /^(\d{1,3}\.\d{1,3})-(\d{1,3}\.\d{1,3})$/.exec(word?.text ?? "");
  if (word && whole?.[1] && whole[2]) return { from: whole[1], to: whole[2], words: [word] };
  const isRef = (one: Word | undefined) => one !== undefined && /^\d{1,3}\.\d{1,3}$/.test(one.text);
  if (!word || !join || !last || !isRef(word) || !isRef(last)) return null;
  return /^(to|through|till|until)$/.test(join.text)
    ? { from: word.text, to: last.text, words: [word, join, last] }
    : null;
}

function refsBetween(plan: Plan, from: string, to: string): string[] {
  const [low, high] = [sortableRef(from), sortableRef(to)];
  return plan.items.action
    .map((action) => action.ref)
    .filter((ref) => sortableRef(ref) >= low && sortableRef(ref) <= high);
}
