import { isOf } from "../../line/slot.ts";
import { ofType, type Said } from "../said.ts";

/** Changes of an action that are understood and cannot be made here yet: a sentence says so, and nothing is filled in. */

const OWNER = (ref: string) =>
  `Who owns ${ref} cannot be changed here yet. It comes with the plan file, from whoever runs the bot.`;
const START = (ref: string) =>
  `The start date of ${ref} cannot be changed here yet, so nothing was filled in: it comes with the plan file, from whoever runs the bot.`;
const BY_WHEN = (ref: string) =>
  `The by-when of ${ref} is the plan's own and cannot be corrected here yet; a later date can be proposed beside it: “push ${ref} back to end of March because …”.`;
const WORDING = (ref: string) =>
  `The wording of ${ref} cannot be changed here yet, so nothing was filled in: it comes with the plan file, from whoever runs the bot.`;
const WITHDRAWN = (ref: string) =>
  `${ref} cannot be withdrawn here yet, and what is no longer needed is not complete, so nothing was filled in.`;

const NEEDLESS =
  /\b(?:(?:no longer|not|never) (?:needed|required|relevant|necessary|applicable|wanted|going ahead|happening)|superseded|duplicated?|withdrawn|abandoned|scrapped|cancelled|canceled|removed from the plan|redundant|obsolete|merged (?:with|into))\b/;
const CHANGES =
  /\b(?:set|make|change|correct|fix|move|push|put|update|edit|amend|revise|record|is|are|was|now|should|needs?|wrong|rename|reword|rewrite|to|give|take|remove|assign|reassign|add|hand|swap|replace|transfer|pass|allocate|name)\b/;

const KPI = (ref: string) =>
  `I did not understand all that you say of KPI ${ref}, so nothing was filled in. “rate KPI ${ref}” opens the form of a milestone.`;

export function notChanged(said: Said, ref: string, tail: string): string | undefined {
  const text = said.tokens.map((token) => token.text).join(" ");
  const dated = ofType(said, "date").some(({ value }) => !value.now);
  const rated = said.slots.some((one) => isOf("rag", "status")(one));
  const people = said.slots
    .filter(isOf("person"))
    .some(
      ({ from }) =>
        !/^(?:thanks|thank|you|thx|cheers|ta|sorry|love)$/.test(
          said.scene.line.tokens[from - 1]?.text ?? "",
        ),
    );
  const changes = CHANGES.test(text);
  const end = said.tokens.at(-1)?.end ?? 0;
  const valued = said.scene.lattice.slots.some(
    (one) =>
      isOf("rag", "status", "date")(one) &&
      one.cost < 0.3 &&
      (said.scene.line.tokens[one.to - 1]?.end ?? 0) <= end,
  );
  // "KPI 2.1" is no action, though an action has the same number.
  const kpi = ofType(said, "kind").find(({ value }) => value === "kpi");
  const item = ofType(said, "item")[0];
  if (kpi && item && (kpi.to === item.from || kpi.from === item.to)) return KPI(ref);
  if (/\b(?:owner|lead|responsible officer)\b/.test(text) && changes && !rated) return OWNER(ref);
  if (
    /\bby when\b|\b(?:original|printed) (?:due )?date\b|\bby - when\b/.test(text) &&
    (changes || dated) &&
    !(dated && /\b(?:move|push|put|shift|extend|delay) (?:the|its|that)\b/.test(text))
  )
    return BY_WHEN(ref);
  if (
    /\bstart(?:ing)? dates?\b|\bthe start of (?:to|is|as|should|on)\b/.test(text) &&
    (dated || changes)
  )
    return START(ref);
  if (
    /\bstarts?\b/.test(text) &&
    dated &&
    !/\b(?:made a|the) start\b|\bto start\b/.test(text) &&
    !rated
  )
    return START(ref);
  if (
    /\b(?:wording|title|description|reword|rename|rewrite|called|typo)\b/.test(text) &&
    !rated &&
    changes
  )
    return WORDING(ref);
  if (/\bput (?!down\b)\S+(?: \S+){0,3} down (?:on|for|as) \d/.test(text) && !rated)
    return OWNER(ref);
  if (/\b(?:due|meant|supposed|going) to start\b/.test(text) && dated && !rated) return START(ref);
  if (
    /\b(?:drop|scrap|bin|abandon|retire|archive|withdraw|delete|remove|cancel|get rid of) (?:the )?(?:action )?[a-z]{0,3}\d/.test(
      text,
    ) &&
    !rated &&
    !dated &&
    !people
  )
    return WITHDRAWN(ref);
  const out = said.slots.some((one) => isOf("act")(one) && /^(?:delete|cancel)$/.test(one.value));
  if (out && !rated && !dated) return WITHDRAWN(ref);
  const low = tail.toLowerCase().replaceAll("’", "'").replace(/n't/g, " not");
  if (NEEDLESS.test(text) && !dated) return WITHDRAWN(ref);
  if (/\b(?:close|complete|closed|done)\b/.test(text) && NEEDLESS.test(low.slice(0, 40)))
    return WITHDRAWN(ref);
  const self =
    /\b(?:put|add|take|remove|assign|name) (?:me|myself) (?:down|on|to|off|from|for)\b|\b(?:assign|reassign|transfer)\b.* to (?:me|myself)\b/.test(
      text,
    );
  if ((people || self) && !rated && !dated && !valued && changes) return OWNER(ref);
  return undefined;
}
