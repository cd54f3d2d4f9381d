import type { Plan } from "../plan/snapshot.ts";
import { find } from "../plan/snapshot.ts";
import type { Word } from "./words.ts";

export type Reference = {
  readonly kind: "action" | "kpi" | "risk" | "measure";
  readonly ref: string;
};

/** References in a text: 3.4, 3-4, 3,4, A3.4 (an action, or the KPI after the word "KPI"), R2 (a risk), 1a (a measure). */
export function findReferences(words: readonly Word[], plan: Plan): Reference[] {
  const found: Reference[] = [];
  for (const [at, word] of words.entries()) {
    if (word.used) continue;
    const before = words[at - 1];
    const pair = /^a?(\d{1,3})[.,-](\d{1,3})$/.exec(word.text);
    if (pair) {
      const ref = `${pair[1]}.${pair[2]}`;
      const kpi = before !== undefined && /^(kpis?|milestones?|indicator)$/.test(before.text);
      if (before && (kpi || /^actions?$/.test(before.text))) before.used = true;
      word.used = true;
      found.push({ kind: kpi ? "kpi" : "action", ref });
    } else if (/^r\d{1,4}$/.test(word.text)) {
      if (before?.text === "risk") before.used = true;
      word.used = true;
      found.push({ kind: "risk", ref: word.text.toUpperCase() });
    } else if (/^\d{1,3}[a-z]$/.test(word.text) && find(plan, "measure", word.text)) {
      if (before && /^(measure|kpi|row)$/.test(before.text)) before.used = true;
      word.used = true;
      found.push({ kind: "measure", ref: word.text });
    }
  }
  return found;
}
