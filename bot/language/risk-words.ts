import { namesOf } from "../plan/model/names.ts";
import { findSensitive } from "../plan/text/sensitive.ts";
import { QUESTION } from "./action-words.ts";
import { findAreaNames, findAreaNumbers } from "./areas.ts";
import { findStanding, standingOf } from "./colours.ts";
import { UPDATES } from "./intents.ts";
import type { Context } from "./parts.ts";
import { findPeople, findWholeNames } from "./people.ts";
import { ME, type Reading } from "./reading.ts";
import { beforeReason } from "./record-text.ts";
import { isSilent } from "./search-text.ts";
import { GRAMMAR } from "./silent.ts";
import { type Word, wordsOf } from "./words.ts";

type Written = Partial<Reading>;

const NEW_RISK =
  /^(?:(?:hi|hello|please|pls|plz|can (?:you|u|we|i)|could (?:you|we|i)|i(?:'d| would)? (?:like|want|need) to|we need to|need to|want to|just|also)[ ,]+)*(?:(?:log|add|raise|record|create|flag|register|report|enter|put (?:in|down|on))(?: up)?(?: (?:a|an|the|another|this|new|as|following|one|high|medium|low|red|amber|green|big|serious))* (?:risk|risks to the register|to the (?:risk )?register)|risk to (?:add|log|raise|note|flag|record)|(?:there(?:'s| is|s) )?(?:a )?(?:new )?risk that|(?:a )?new risk|(?:another|one more) risk)\b(?:[ ,]*(?:please|pls|plz))?[ ]*(?:[:,;-]|that|about|re|of|for|in|on|to the register|to the risk register|:)*[ ]*(.*)$/i;
const RISK_COLON = /^risk ?[:-] ?(.+)$/i;

/** A risk as somebody says it, with the area its words name or point at. */
export function newRisk(line: string, context: Context): Written | undefined {
  const found = NEW_RISK.exec(line) ?? RISK_COLON.exec(line);
  if (
    !found ||
    (QUESTION.test(line) && !/^(?:can|could)/i.test(line)) ||
    (/\?$/.test(line) && !/^(?:can|could|please)/i.test(line))
  )
    return undefined;
  const said = (found[1] ?? "")
    .replace(/^(?:[:,;\s-]+|please |pls |that |re:? |about )+/i, "")
    .replace(/[?]+$/, "")
    .trim();
  const words = wordsOf(line);
  const isWord = () => false;
  const named = [
    ...findAreaNumbers(words, context.plan),
    ...findAreaNames(words, context.plan, isWord),
  ];
  const hinted = named[0]?.ref ?? hintedArea(said, context);
  const text = withoutArea(
    said,
    named.flatMap((area) => area.words),
  );
  const sensitive = text && findSensitive(text);
  return {
    intent: "log_risk",
    areas: hinted ? [hinted] : [],
    text: text || null,
    more: sensitive
      ? {
          sensitive:
            sensitive.kind === "health"
              ? "health of a named or findable person"
              : sensitive.kind === "child"
                ? "an identifiable child"
                : "a count under five",
        }
      : {},
  };
}

/** The risk without the area it was said to be in: "area 5: …", "joint commissioning - …". */
function withoutArea(said: string, words: readonly Word[]): string {
  const numbered = said.replace(
    /^(?:in |on |for |re |against |under |to )?area \d+ ?[:,-]* ?/i,
    "",
  );
  const name = words.map((word) => word.raw).join(" ");
  const named =
    name !== "" && numbered.toLowerCase().startsWith(name.toLowerCase())
      ? /^ ?[:,;-]+ ?(.+)$/.exec(numbered.slice(name.length))?.[1]
      : undefined;
  return (named ?? numbered).replace(/^(?:[:,;\s-]+|(?:that|about|regarding|re:?) )+/i, "");
}

/** The area that a risk's words point at, by the hints the plan keeps for that; to be confirmed on the form. */
function hintedArea(text: string, { plan }: Context): string | undefined {
  const lower = ` ${text.toLowerCase().replace(/[^\p{L}\p{N}-]+/gu, " ")} `;
  return plan.items.area.find((area) =>
    area.hints.some((hint) => lower.includes(` ${hint.toLowerCase()} `)),
  )?.ref;
}

const RISK_REF = /(?<![\w.])(?:risk (?:no\.? ?|number )?(\d{1,4})|r ?(\d{1,4}))(?![\w.%])/i;

/** A change to a risk by its reference, which stands before any reason. */
export function changedRisk(line: string, context: Context): Written | undefined {
  const ref = RISK_REF.exec(beforeReason(line));
  if (!ref || QUESTION.test(line)) return undefined;
  const words = wordsOf(line);
  const standing = standingOf(findStanding(words, () => true));
  const severity = /\b(high|medium|low|unknown)\b/i.exec(line)?.[1]?.toLowerCase();
  const owner = /\bowner\b/i.test(line) && UPDATES.verb.test(line) ? namedIn(words, context) : "";
  const acts = UPDATES.verb.test(line) || /\b(?:is|now|to)\b/i.test(line);
  const [rag] = standing.rag;
  const closed = /\b(?:close|closed|complete|done|mitigated)\b/i.test(line);
  if (!acts || !(rag || severity || closed || UPDATES.verb.test(line))) return undefined;
  const reason = /(?:because|since|as|[-–:,]) (.+)$/i.exec(line)?.[1];
  return {
    intent: "update_risk",
    reference: { kind: "risk", ref: `R${ref[1] ?? ref[2]}` },
    more: {
      ...(rag ? { rag } : {}),
      ...(severity && !rag ? { severity } : {}),
      ...(closed && !rag ? { status: "closed" } : {}),
      ...(reason && rag ? { reason } : {}),
      ...(owner ? { owner } : {}),
    },
  };
}

/** The one person whom words name, if there is one. */
function namedIn(words: readonly Word[], { plan, mentions }: Context): string {
  const line = words.map((word) => word.raw).join(" ");
  const isWord = (word: Word) => isSilent(word) || GRAMMAR.has(word.text);
  const whole = findWholeNames(words, plan, mentions, isWord);
  const { people } = findPeople(line, words, plan, whole, isWord);
  const [ref, other] = people.map((person) => person.ref).filter((one) => one !== ME);
  return ref && !other ? (namesOf(plan, [ref])[0] ?? "") : "";
}
