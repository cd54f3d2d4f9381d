import type { Ask } from "../../../../asks/index.ts";
import { isOf, type Named } from "../../../line/slot.ts";
import { isSecondOrder, type Split, tailOf } from "../../record-text.ts";
import { ofType, type Said } from "../../said.ts";
import type { Typed } from "./new-values.ts";

const tailOf_ = (said: Said, split: Split | null): string =>
  split ? tailOf(said.scene, split).trim() : "";

const words = (said: Said) => said.tokens.map(({ text }) => text).join(" ");

/**
 * `set 3.4 red because …` is the one text that writes without being confirmed on a card; and only
 * where nothing more than that was found in it.
 */
export function directly(
  said: Said,
  { ref }: Named,
  typed: Typed,
  split: Split | null,
): Ask | undefined {
  const { rag, reason, ...others } = typed;
  if (rag === undefined || Object.keys(others).length > 0) return undefined;
  const heads = said.tokens
    .filter(({ is, text }) => is !== "mark" || text === "@")
    .map(({ text }) => text);
  const plain = heads.filter((word) => !/^(?:please|pls)$/.test(word));
  if (plain[0] !== "set" || said.slots.some((one) => isOf("text", "date", "person", "status")(one)))
    return undefined;
  const rags = ofType(said, "rag");
  if (rags.length !== 1 || (rags[0]?.value.length ?? 0) !== 1) return undefined;
  if (tailOf_(said, split) && isSecondOrder(tailOf_(said, split))) return undefined;
  const between = said.slots
    .filter((one) => !isOf("item", "rag", "act")(one))
    .every((one) => isOf("filler")(one));
  const item = ofType(said, "item")[0];
  const first = said.tokens.findIndex(({ text }) => text === "set");
  if (
    !between ||
    !item ||
    item.from - first > 1 ||
    !/^(?:red|amber|green|not rated)$/.test(
      words({ ...said, tokens: said.tokens.slice(rags[0]?.from ?? 0, rags[0]?.to ?? 0) }),
    )
  ) {
    return undefined;
  }
  const tail = split ? tailOf(said.scene, split) : "";
  if (/\bset (?:\w+ )?\d/i.test(tail)) return undefined;
  return {
    command: "set_action",
    update: { ref, rag, ...(reason !== undefined ? { reason } : {}) },
  };
}
