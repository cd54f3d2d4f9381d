import type { Rag } from "../plan/model/primitives.ts";
import type { Hearing } from "./hearing.ts";
import { orderIn } from "./orders.ts";
import { lineOf } from "./parts.ts";
import { read } from "./read.ts";
import type { Reading } from "./reading.ts";
import type { Request } from "./request.ts";
import { requestFrom } from "./request-from.ts";
import { straight } from "./words.ts";

/** A text as it was understood: how it was read (not for the few commands of exact words), and what it asks for. */
export type Understood = {
  readonly reading: Reading | null;
  readonly request: Request;
  readonly ignored: readonly string[];
};

/** Reads a text into a request. Every word that had no part in it is told. */
export function understand(text: string, hearing: Hearing): Understood {
  const { plan, asker, mentions, today } = hearing;
  const line = lineOf(text, mentions);
  const said = straight(line);
  const command = orderIn(said, line, hearing);
  if (command) return { reading: null, request: command, ignored: [] };
  const reading = read(line, { plan, today, mentions });
  const request = settingIn(said, reading) ?? requestFrom(reading, plan, asker, line);
  return { reading, request, ignored: unkept(reading.ignored, request) };
}

/** The words that had no part in the reading, but for those that stand in a form which is opened. */
function unkept(ignored: readonly string[], request: Request): readonly string[] {
  const text = request.command === "raise_challenge" ? (request.typed?.text ?? "") : "";
  return ignored.filter((word) => !text.includes(word));
}

const EXACT_SET =
  /^(?:please )?set (?:action )?a?(\d{1,3})[.,-](\d{1,3}) (?:to )?(red|amber|green|not rated)(?: ?(?:because|since|as|:|-) ?(.+))?$/i;

/**
 * `set 3.4 red because …` is the one text that writes without being confirmed on a card; and only
 * where the reading found nothing more in it than that, such as a date or another order.
 */
function settingIn(
  line: string,
  { intent, reference, references, more, ignored }: Reading,
): Request | undefined {
  const set = EXACT_SET.exec(line);
  const ref = set ? `${set[1]}.${set[2]}` : "";
  if (!set || intent !== "update_action" || reference?.ref !== ref || references.length > 0) {
    return undefined;
  }
  const { rag, reason, progress, ...others } = more;
  if (
    Object.keys(others).length > 0 ||
    ignored.length > 0 ||
    /\bset (?:action )?\d/i.test(set[4] ?? "")
  )
    return undefined;
  const why = reason ?? progress;
  return {
    command: "set_action",
    update: { ref, rag: rag as Rag, ...(typeof why === "string" ? { reason: why } : {}) },
  };
}
