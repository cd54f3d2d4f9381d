import type { Rag, Status } from "../plan/model/primitives.ts";
import { dueIn } from "./due-words.ts";
import type { Context } from "./parts.ts";
import type { Split } from "./record-text.ts";
import { MONTH, OLD_MONTH, valuesIn } from "./values-said.ts";

/** A new date for an action, as it is said beside its colour and status. */

/** "Will now be May, not March": a new date, and the old one that it replaces. */
const PUT_OFF = new RegExp(
  `\\b(?:it )?will (?:now )?(?:be|slip(?: back)? to|move(?: back)? to) ((?:by |in |at |the |end of |start of |mid[- ])*${MONTH}(?: 20\\d\\d)?)\\b(?:,? (?:and )?not (?:the |in |by |end of )*${MONTH}(?: 20\\d\\d)?)?`,
  "i",
);
/** "April, not March", "instead of March". */
const OLD_DATE = new RegExp(`,? (?:and )?${OLD_MONTH}\\b`, "gi");
/** A text with a new date that is said as a forecast, and without the old one. */
export const newDateOf = (text: string) => text.replace(PUT_OFF, "now $1").replace(OLD_DATE, "");

const PUTS_OFF =
  /\b(?:push|mov|put back|shift|delay|defer|extend|slip|revis|due(?! to\b)|date|deadline|now (?!red|amber|green|blue|complete|done|closed|in progress|started|not\b))\w*/i;
/** A new date that stands after the first comma: "slipping, now April", "red, due June 2021". */
const DATED = /^(?:now|to|until|till|by|due(?! to\b)|back|new date)\b/i;

/** Whether what stands after the first comma may be a new date. */
export const mayBeDated = (tail: string) => DATED.test(tail);

const AT_THE_END = new RegExp(
  `[,;] (?:and |so )?(now (?:due |until |till |in |by |the |end of |start of |early |mid |late )*(?:\\d{1,2}(?:st|nd|rd|th)? )?${MONTH}(?: 20\\d\\d)?)$`,
  "i",
);

/** A new date after the reason, and the reason: "videos not filmed, now April". */
export function datedAtEnd({ cue, tail }: Split): Split | undefined {
  const found = AT_THE_END.exec(tail);
  return found ? { head: found[1] ?? "", cue, tail: tail.slice(0, found.index) } : undefined;
}

type Values = { readonly status?: Status; readonly rag?: Rag; readonly due?: string };

/** The values that a plain statement gives, with the date that may stand after it; undefined where two colours leave open which is meant. */
export function valuesOf(
  plain: string,
  later: string,
  context: Context,
): { readonly values: Values; readonly dateLater: boolean } | undefined {
  const { rag, status, slipping, unclear } = valuesIn(plain);
  if (unclear) return undefined;
  const putOff = (slipping || PUTS_OFF.test(`${plain} ${later}`)) && status !== "complete";
  const first = putOff ? dueIn(plain, context) : undefined;
  const due = first ?? (putOff && later ? dueIn(later, context) : undefined);
  return {
    values: {
      ...(status ? { status } : {}),
      ...(rag && status !== "complete" ? { rag } : {}),
      ...(due ? { due } : {}),
    },
    dateLater: due !== undefined && first === undefined,
  };
}
