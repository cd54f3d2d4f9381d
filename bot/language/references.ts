import type { Plan } from "../plan/snapshot.ts";
import { find } from "../plan/snapshot.ts";
import type { Word } from "./words.ts";

/** A reference in a text: which kind of item, and which one. */
export type Reference = {
  readonly kind: "action" | "kpi" | "risk" | "measure";
  readonly ref: string;
};

/** A reference, and the word that said it. */
export type ReferenceFound = Reference & { readonly words: readonly Word[] };

/** References in a text: 3.4, 3-4, 3,4, A3.4 (an action, or the KPI after the word "KPI"), R2 (a risk), 1a (a measure). */
export function findReferences(words: readonly Word[], plan: Plan): ReferenceFound[] {
  const found: ReferenceFound[] = [];
  for (const [at, word] of words.entries()) {
    if (word.used) continue;
    const before = words[at - 1];
    const pair = /^a?(\d{1,3})[.,-](\d{1,3})$/.exec(word.text);
    if (pair) {
      const ref = `${pair[1]}.${pair[2]}`;
      const kpi = before !== undefined && /^(kpis?|milestones?|indicator)$/.test(before.text);
      if (before && (kpi || /^actions?$/.test(before.text))) before.used = true;
      word.used = true;
      found.push({ kind: kpi ? "kpi" : "action", ref, words: [word] });
    } else if (spaced(words, at, plan)) {
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
function spaced(words: readonly Word[], at: number, plan: Plan): boolean {
  const [before, word, next, after] = [words[at - 1], words[at], words[at + 1], words[at + 2]];
  if (!word || !next || next.used) return false;
  if (!/^\d{1,2}$/.test(word.text) || !/^\d{1,2}$/.test(next.text)) return false;
  if (before && /^(areas?|q|quarter|risk|the|by|before|after|kpi)$/.test(before.text)) return false;
  if (
    after &&
    /^(months?|weeks?|days?|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/.test(after.text)
  )
    return false;
  return find(plan, "action", `${word.text}.${next.text}`) !== undefined;
}
