import type { Ask } from "../../../asks/index.ts";
import { bodyOf, isBody, isOwn } from "../../../plan/judgements/bodies.ts";
import { LONGEST_RATING } from "../../../plan/judgements/judgement.kind.ts";
import { levelOf } from "../../../plan/judgements/rating-words.ts";
import { isOf, type Slot } from "../../line/slot.ts";
import type { Bound } from "../pattern.ts";
import { keptText } from "../record-text.ts";
import { refuse, type Scene } from "../scene.ts";
import { areaOf, type Made, type Order, order } from "./order.ts";

/** How the plan or an area is rated as a whole: asked, and said. What is said opens a form, or does nothing where it is not read whole. */

const NOT_WHOLE =
  "I did not understand all that you say of the overall rating, so nothing was filled in. “rate the plan overall” opens the form.";

const RATES =
  "(rates|rate|rated|judges|judge|judged|grades|grade|graded|(has|have) (rated|judged|graded))";
const PLAN = "(us|ourselves|itself|[the|our|this] [whole] plan)";
const SUBJECT = `(${PLAN}|AREA)`;
const WHEN =
  "[[,|;|-|(] [on|at|after|following|from|in|dated] [the|their|its|our|a] [last] [visit|monitoring visit|revisit|inspection|review|monitoring review|stocktake|letter|report|meeting|board] [of|on|in|dated] [the] DAY:when [)]]";
const WHY = "[[,] (because|becuase|cos|since|as|:|-|–|;) TEXT:why]";
const RATING = `[overall] [as|at|:|to be] TEXT:rating [overall] [,] ${WHEN} ${WHY}`;

/** Words of a scale that ratings are given in, where they are no colours. */
const SCALE =
  /^(?:(?:not |still |mostly |broadly |overall )?(?:outstanding|good|strong|weak|poor|inadequate|unsatisfactory|satisfactory|sufficient|insufficient|inconsistent|positive|negative|mixed|on track|off track|requires? improvement|requiring improvement)|(?:good|some|clear|strong|limited|little|no|sufficient|insufficient|satisfactory|not sufficient|significant|serious|systemic|widespread|major|minor|positive|inconsistent)(?: and \w+)? (?:progress|concerns?|weakness(?:es)?|failings|experiences|outcomes|experiences and outcomes)|(?:not )?making (?:good |sufficient |satisfactory )?progress)$/i;

/** A rating in words that can be one: colours, a known scale, what stands in quotation marks, or what this plan was rated before. */
function ratingIn({ plan }: Scene, said: string): string | undefined {
  const words = said.trim();
  const quoted = /^["“'‘](.+)["”'’]$/.exec(words)?.[1]?.trim();
  const rating = quoted ?? words;
  if (rating.length > LONGEST_RATING) return undefined;
  const before = plan.items.judgement.some(
    (one) => one.rating.toLowerCase() === rating.toLowerCase(),
  );
  return quoted || before || levelOf(rating) !== null || SCALE.test(rating) ? rating : undefined;
}

/** The one day that is named, gone or today; undefined where it is none of those. */
function dayIn({ today }: Scene, when: Slot): string | undefined {
  if (!isOf("date")(when) || when.value.span) return undefined;
  if (when.value.now) return today;
  const { from, to } = when.value.gone;
  return from === to && to <= today ? to : undefined;
}

const OCCASION =
  /((?:monitoring )?(?:visit|review)|revisit|inspection|stocktake|letter|report|meeting|board)\W*(?:(?:of|on|in|dated)\b\W*)?(?:the\b\W*)?$/;

/** What stands before the day: what the rating was given at. */
function occasionIn({ line }: Scene, when: Slot): string | undefined {
  const before = line.tokens.slice(Math.max(0, when.from - 6), when.from);
  return OCCASION.exec(before.map(({ text }) => text).join(" "))?.[1];
}

const isAsked = ({ line }: Scene) => line.text.endsWith("?");

/** The form with each part of what was said in its place. */
function rated(bound: Bound, scene: Scene, body: string): Made {
  const { plan } = scene;
  const { when, area: named } = bound.slots;
  if (named && isOf("area")(named) && named.value.length !== 1) return undefined;
  const rating = ratingIn(scene, bound.texts.rating ?? "");
  const date = when && dayIn(scene, when);
  const reason = bound.texts.why === undefined ? undefined : keptText(bound.texts.why, "because");
  if (rating === undefined || reason === "" || (when && !date)) return undefined;
  const area = areaOf(bound);
  const occasion = when && occasionIn(scene, when);
  return {
    command: "rate_overall",
    ...(area === undefined ? {} : { area }),
    typed: {
      body: bodyOf(plan, body) ?? "",
      rating,
      ...(date ? { date } : {}),
      ...(occasion ? { occasion } : {}),
      ...(reason ? { reason } : {}),
    },
  } as Ask;
}

/** Whose words they are, where it is somebody who rates; a question asks what stands. */
function saidBy(bound: Bound, scene: Scene): string | undefined {
  const body = bound.texts.body ?? "";
  return isBody(scene.plan, body) && !isAsked(scene) ? body : undefined;
}

const told = (bound: Bound, scene: Scene): Made => {
  const body = saidBy(bound, scene);
  return body === undefined ? undefined : rated(bound, scene, body);
};

/** It says that somebody rates, and not all of that is read: nothing is done. Of a single action the board has a rating of its own. */
const notWhole = (bound: Bound, scene: Scene): Made => {
  const body = saidBy(bound, scene);
  const one = bound.slots.area;
  const subject = one && isOf("area")(one) && one.value.length === 1;
  if (body === undefined || (one && !subject)) return undefined;
  return refuse(NOT_WHOLE);
};

const shown = (bound: Bound): Made => {
  const area = areaOf(bound);
  return { command: "overall_rating", page: 1, ...(area === undefined ? {} : { area }) };
};

const OVERALL =
  "(AJUDGEMENT|(overall|whole plan|own) (rating|ratings|judgement|judgment|grade|grading))";

export const JUDGEMENT_ORDERS: readonly Order[] = [
  order(
    [
      `[show|give|see] [me|us] [what is|what are] [the|our] ${OVERALL} [of|for|on] [the plan|AREA]`,
      `[show|give|see] [me|us] [what is|what are] [the] AREA ${OVERALL}`,
      `how (is|are) (${SUBJECT}|we) rated overall`,
      `what is ${SUBJECT} rated overall`,
      "how (are we|is the plan) rated [overall] [by TEXT:body]",
      `[and] how (do|does|did|has|have) TEXT:body (rate|rated|judge|judged|grade|graded) ${SUBJECT} [overall]`,
      `what (do|does|did|has|have) TEXT:body (rate|rated|judge|judged|grade|graded) ${SUBJECT} [overall] [as|at]`,
    ],
    (bound, { plan }) => {
      const { body } = bound.texts;
      return body === undefined || isBody(plan, body) ? shown(bound) : undefined;
    },
  ),
  order(`TEXT:body ${RATES} ${SUBJECT} ${RATING}`, told),
  order(
    [
      `[the|our] ${OVERALL} [of|for] [the plan|AREA] (is|:) ${RATING}`,
      `our [own] [overall] rating [of|for] [the plan|AREA] (is|:) ${RATING}`,
    ],
    (bound, scene) => (isAsked(scene) ? undefined : rated(bound, scene, "our own")),
  ),
  order(`TEXT:body (overall rating|rating) [of|for] ${SUBJECT} (is|:) ${RATING}`, told),
  order(
    [
      "(rate|grade|judge) [the|this|our] [whole] plan [overall|as a whole]",
      "(record|add|set|enter|note) [a|an|the|our] [new] overall (rating|judgement|judgment) [for|of] [the plan|AREA]",
      "rate AREA [overall|as a whole]",
    ],
    (bound) => {
      const area = areaOf(bound);
      return { command: "rate_overall", ...(area === undefined ? {} : { area }) };
    },
  ),
  order(`TEXT:body ${RATES} ${SUBJECT} TEXT:rest`, (bound, scene) =>
    isOwn(bound.texts.body ?? "") && /^(?:the )?board$/i.test(bound.texts.body ?? "")
      ? undefined
      : notWhole(bound, scene),
  ),
];
