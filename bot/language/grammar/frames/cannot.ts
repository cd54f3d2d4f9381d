import { isOf, type Slot } from "../../line/slot.ts";
import { ofType, type Said } from "../said.ts";
import { type Candidate, refuse } from "../scene.ts";
import { weighed } from "../tally.ts";

/** What is understood and cannot be done: one sentence says so, and what can be done instead. */

const EXPORT =
  "I understand that you want it as a file. I cannot make files yet; ask for the list here and copy it, or ask for it as “text”.";
const EMAIL =
  "I cannot write emails or ring anybody. I answer here, and the clerk can ask owners for updates: “ask everybody for an update”.";
const WHOLE =
  "The plan as a whole has no state of its own here: each action has one. “summary” shows how all of them stand. Nothing was changed.";
const DELETE =
  "I delete nothing: the plan keeps its history. Your own last change can be taken back: “undo that”. Nothing was changed.";

export const CASE_DATA =
  "No case data is held here: I know the plan, its actions, measures and risks, and nothing of any child. Please ask the SEN team.";

const CHILD =
  /\b(?:(?:my|a|this|that|the|our) (?:child|pupil|son|daughter|kid|lad|lass|student|grandson|granddaughter|nephew|niece|little boy|little girl|boy|girl)\w*\b.*\b(?:ehcp?|ehcps|ehc|plan|record|case|file|diagnosis|assessment|placement|school|waiting|appointment|referral|needs|list)|(?:ehcps?|ehc plans?|case file|case notes|records?|diagnosis|assessment) (?:for|of) (?:a |my |this |the )?(?:child|pupil|son|daughter|kid|student)|case (?:file|notes|record)s?|named child|nhs number|date of birth|childs (?:ehcp|ehc|record|file|plan)|apply for an? ehcp?|(?:which|what|names of|how many) (?:the )?(?:individual |named )?(?:pupils|children|kids|students)\b.*\b(?:names?|named|addresses)|names? (?:of|for) (?:the )?(?:pupils|children|kids|students)|look up a child|find a child)\b/;

export const isCaseData = (folded: string): boolean => CHILD.test(folded.replaceAll("'", ""));

const NOT_HERE =
  /\b(?:weather|raining|lunch|canteen|joke|football|taxi|parking|train times?|sing|translate|what time is it|news headlines|recipe|coffee|hotel|wifi|password|toilets?)\b/;
export const isElsewhere = (folded: string): boolean => NOT_HERE.test(folded);

/** "Put Dave down for it". */
const PUT_DOWN =
  /\bput (?!it\b|that\b|this\b|down\b)\S+(?: \S+){0,2} down (?:for|on|as) (?:it|that|this|the)\b/;

export function cannotFrames(said: Said): readonly Candidate[] {
  const out: Candidate[] = [];
  const acts = (...values: readonly string[]): Slot[] =>
    ofType(said, "act").filter(({ value }) => values.includes(value));
  const files = acts("export");
  // Words that only narrow what it would hold are part of it.
  if (files.length > 0) out.push(weighed(said, refuse(EXPORT), 0.05, said.slots));
  const mail = acts("email");
  if (mail.length > 0 && said.mood !== "question")
    out.push(weighed(said, refuse(EMAIL), 0.3, said.slots));
  const text = said.tokens.map((token) => token.text).join(" ");
  if (
    said.mood === "plain" &&
    /^(?:the|our|this) (?:whole )?plan is\b/.test(text) &&
    said.slots.some((one) => isOf("status", "rag")(one))
  ) {
    out.push(weighed(said, refuse(WHOLE), 0, said.slots));
  }
  const gone = acts("delete");
  const whole =
    said.slots.some((one) => isOf("kind")(one)) ||
    /\b(?:everything|all|it|one|ones|that)\b/.test(said.tokens.map(({ text }) => text).join(" "));
  if (gone.length > 0 && whole && said.mood !== "question")
    out.push(weighed(said, refuse(DELETE), 0.4, said.slots));
  const given = acts("assign");
  const putDown = PUT_DOWN.test(text);
  const items = said.slots.some((one) => isOf("item")(one));
  if (
    !items &&
    said.mood !== "question" &&
    (putDown || (given.length > 0 && said.slots.some((one) => isOf("person")(one))))
  ) {
    out.push(
      weighed(
        said,
        refuse(
          "Who owns what cannot be changed here yet. It comes with the plan file, from whoever runs the bot.",
        ),
        0.4,
        said.slots,
      ),
    );
  }
  return out;
}
