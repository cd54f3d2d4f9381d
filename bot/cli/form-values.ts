import { isForm } from "../../cards/frames/is-form.ts";
import { type Ask, PRESS_NAMES } from "../asks/index.ts";
import type { Reply, Said } from "../turn.ts";

/** What a form opens with where that is not what it would open with by itself; undefined where the answer is no form. */
export async function formIn(
  answered: Reply,
  ask: Ask,
  plan: string,
  reply: (said: Said) => Promise<Reply>,
): Promise<Readonly<Record<string, string>> | undefined> {
  if (!isForm(answered.card)) return undefined;
  const opened = inputsIn(answered.card);
  const args = "ref" in ask ? { ref: ask.ref } : {};
  const pressed = PRESS_NAMES.some((name) => name === ask.command);
  const data = { command: ask.command, plan, ...args };
  const plain = pressed ? inputsIn((await reply({ kind: "press", data })).card) : {};
  return Object.fromEntries(
    Object.entries(opened).filter(([id, value]) => (plain[id] ?? "") !== value),
  );
}

/** The inputs of a card, by their ids, with what stands in them. */
function inputsIn(card: unknown): Readonly<Record<string, string>> {
  const found: Record<string, string> = {};
  const look = (part: unknown): void => {
    if (Array.isArray(part)) for (const one of part) look(one);
    else if (part && typeof part === "object") {
      const { type, id, value } = part as Readonly<Record<string, unknown>>;
      if (typeof type === "string" && type.startsWith("Input.") && typeof id === "string") {
        found[id] = String(value ?? "");
      }
      for (const inner of Object.values(part)) look(inner);
    }
  };
  look(card);
  return found;
}
