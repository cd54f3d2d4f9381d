import { isOf } from "../../line/slot.ts";
import { newRisk } from "../frames/risks.ts";
import type { Bound } from "../pattern.ts";
import type { Scene } from "../scene.ts";
import { type Made, type Order, order } from "./order.ts";
import { riskParts } from "./risk-parts.ts";

/** Orders to log a new risk. */

const NEW_RISK =
  "(log|add|raise|record|create|flag|register|report|enter|new) [up] [a|an|the|another] [new] [SEVERITY|RAG] ARISK [please|pls]";

/** The form of a new risk, with each part that was said in its place. */
function logged(bound: Bound, scene: Scene): Made {
  const { line } = scene;
  if (/\?$/.test(line.text) && line.folded.startsWith("risk")) return undefined;
  // "New risks since …" asks for them.
  const noun = bound.slots.arisk;
  if (noun && line.tokens[noun.to - 1]?.text.endsWith("s")) return undefined;
  const said = bound.texts.said ?? "";
  const at = said === "" ? line.text.length : line.text.lastIndexOf(said);
  const start = line.tokens.findIndex((token) => token.at >= at);
  const parts = riskParts(scene, start < 0 ? line.tokens.length : start);
  const { severity, area, rag } = bound.slots;
  const typed = {
    ...(rag && isOf("rag")(rag) && rag.value.length === 1 ? { rag: rag.value[0] as never } : {}),
    ...(severity && isOf("severity")(severity) ? { severity: severity.value } : {}),
    ...(area && isOf("area")(area) ? { area: area.value.join(",") } : {}),
    ...parts.typed,
  };
  return { ask: newRisk(scene, typed, parts.said), unused: parts.unused };
}

export const RISK_ORDERS: readonly Order[] = [
  order("(log|flag|raise) that TEXT:said", ({ texts }, scene) =>
    scene.lattice.slots.some(
      (one) => isOf("item")(one) || (isOf("act")(one) && one.value === "wants"),
    )
      ? undefined
      : newRisk(scene, {}, texts.said),
  ),
  order(
    [
      `${NEW_RISK} (for|on|in|against|to|under) AREA [:|-|,|about|that|;|re] TEXT:said`,
      `${NEW_RISK} [for|on|in|against|to|under] AREA`,
      `${NEW_RISK} [to the register|to the risk register] [:|-|,|;|that|about|re|of] TEXT:said`,
      NEW_RISK,
      "(another|one more|a new|new|a) ARISK [please|pls] (:|-|,|that) TEXT:said",
      "ARISK to (add|log|raise|note|flag|record) [please|pls] [[for|on|in] AREA] (:|-|,|that) TEXT:said",
      "there is a [new] ARISK that TEXT:said",
      "ARISK (:|-) TEXT:said",
      "ARISK (for|on|in|against) AREA (:|-) TEXT:said",
    ],
    logged,
  ),
];
