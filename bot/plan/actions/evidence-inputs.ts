import type { Input } from "../model/kind.ts";
import { inSentence } from "../model/names.ts";
import type { Evidence } from "../model/primitives.ts";

/** What a form asks of a piece of evidence: a title, and a link or the word that there is none yet. */
export const evidenceInputs: readonly Input<{ readonly evidence: readonly Evidence[] }>[] = [
  {
    id: "evidenceTitle",
    as: "line",
    asks: (called, { evidence }) =>
      evidence.length > 0
        ? `More ${inSentence(called("evidence"))} (it has ${evidence.length} already)`
        : `${called("evidence")} that it is done (needed to be complete)`,
    value: () => "",
  },
  {
    id: "evidenceLink",
    as: "line",
    asks: (called) =>
      `Link to the ${inSentence(called("evidence"))}, where everybody on the board can open it`,
    value: () => "",
  },
  {
    id: "noLink",
    as: "tick",
    asks: () => "If there is none",
    tick: "No link yet",
    value: () => "false",
  },
];
