import type { Dated } from "../../line/dated.ts";
import { isOf } from "../../line/slot.ts";
import { explained } from "../explained.ts";
import { hasValue, ofType, type Said } from "../said.ts";
import { type Candidate, refuse } from "../scene.ts";
import { weighed } from "../tally.ts";
import { meUnknown, whoIn } from "../who.ts";
import { topics } from "./items.ts";
import { silenceIn } from "./silence.ts";

/** Questions for updates that are wanted. */

const shown = (said: Said) =>
  ofType(said, "act").filter(({ value }) => /^(?:show|where|going)$/.test(value));

/** A board, with a word that says that something is wanted for it. */
const FOR_THE_BOARD =
  /\b(?:for|before|by|ahead of|in time for) (?:the |our |this |next )+(?:\w+ )?(?:board|committee|meeting)\b/;

/** What a day says of updates: what they are wanted for, or since when there is none. */
function dayOfUpdates(
  { scene: { calendar, today } }: Said,
  { relation, coming, gone }: Dated,
): { readonly before?: NamedDay; readonly since?: string } | undefined {
  const isDay = coming.from === coming.to;
  if (isDay && coming.from === calendar.next) return { before: "@next_meeting" };
  if (isDay && coming.from === calendar.papers) return { before: "@papers_deadline" };
  if (relation === "since") return { since: gone.from };
  if (relation !== "in") return undefined;
  if (coming.from <= today && !isDay) return { since: coming.from };
  return undefined;
}

type NamedDay = "@next_meeting" | "@papers_deadline";

/** What is wanted of updates: who has not sent theirs, and the clerk's preparation. */
export function updateFrames(said: Said): readonly Candidate[] {
  const out: Candidate[] = [];
  const silent = topics(said, "who not updated");
  const stale = hasValue(said, "word", "not updated");
  const text = said.tokens.map((one) => one.text).join(" ");
  const silence = silenceIn(said);
  const whoAsked = /\b(?:who|owners|which owners|owes?|chas|sent|what do i)\b/.test(text);
  if (silence || silent.length > 0 || (stale && whoAsked && /\bwho|owners\b/.test(text))) {
    const who = whoIn(said);
    const own =
      /\bwhat (?:do|should|must|have) i\b/.test(text) &&
      !/\bchase\b/.test(text) &&
      who.some.length === 0;
    const mine = own
      ? said.scene.plan.items.person
          .filter(({ account }) => account !== null && account.id === said.scene.asker.id)
          .map(({ ref }) => ref)
      : [];
    const areas = ofType(said, "area").flatMap(({ value }) => value);
    const dates = ofType(said, "date");
    const papers = topics(said, "papers");
    const symbol = dates
      .map(({ value }) => value.coming.symbol ?? value.gone.symbol)
      .find((one) => one !== undefined);
    const since = dates.some(
      ({ value }) => value.relation === "since" || value.coming.symbol === "@last_meeting",
    );
    const day = dates.find(({ value }) => !value.now && !value.coming.symbol && !value.gone.symbol);
    const when = day && dayOfUpdates(said, day.value);
    const before =
      papers.length > 0 || symbol === "@papers_deadline"
        ? "@papers_deadline"
        : symbol && !since
          ? symbol
          : (when?.before ?? (silence && FOR_THE_BOARD.test(text) ? "@next_meeting" : undefined));
    const owners = own ? mine : who.some;
    const finer = said.slots.some((one) => isOf("rag", "late", "item")(one)) || who.not.length > 0;
    const used = [
      ...silent,
      ...(stale ? [stale] : []),
      ...who.used,
      ...ofType(said, "area"),
      ...dates.filter(({ value }) => value.coming.symbol !== undefined),
      when && day,
      ...(silence?.used ?? []),
      ...papers,
      ...shown(said),
      ...ofType(said, "kind").filter(({ value }) => /^(?:action|area)$/.test(value)),
      ...ofType(said, "act").filter(({ value }) => value === "chase" || value === "need"),
    ];
    if (finer) {
      out.push(weighed(said, refuse(NOT_FINER), 0.6, said.slots));
    } else if (!(own && mine.length === 0)) {
      out.push(
        weighed(
          silence ? explained(said, silence.words) : said,
          {
            command: "missing_updates",
            page: 1,
            ...(owners.length > 0 ? { owners: [...owners] } : {}),
            ...(areas.length > 0 ? { areas } : {}),
            ...(before && before !== "@papers_frozen" ? { before } : {}),
            ...(when?.since ? { since: when.since } : {}),
          },
          0.1,
          used,
        ),
      );
    } else out.push(weighed(said, meUnknown(), 0.1, used));
  }
  const prep = ofType(said, "act").filter(({ value }) => value === "prep");
  if (prep.length > 0) {
    out.push(
      weighed(said, { command: "prep", page: 1 }, 0.1, [
        ...prep,
        ...ofType(said, "date").filter(
          ({ value }) => value.coming.symbol !== undefined || /day/.test(text),
        ),
        ...ofType(said, "act").filter(({ value }) => value === "help"),
        ...shown(said),
        ...ofType(said, "kind").filter(({ value }) => value === "meeting"),
        ...topics(said, "papers"),
      ]),
    );
  }
  return out;
}

const NOT_FINER =
  "I can list who has not updated what by owner and by area, and ask one owner or everybody: “who has not updated in area 3”, “ask everybody for an update”. I cannot by colour, by lateness, for one action, or for all but somebody. Nothing was sent.";
