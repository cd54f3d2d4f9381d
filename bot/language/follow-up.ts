import type { ActionFilter } from "./filters.ts";
import type { Understood } from "./understand.ts";

const FOLLOWS =
  /^(?:<at>[^<]*<\/at>\s*)?(?:and|just|only|what about|how about|but|ok and|now|same (?:for|with)|or)\b|\b(?:of (?:that|those|them|these)|for (?:that|those))\b/i;

/** Whether a text goes on from the question before it: "and the ambers?", "just Ada's", "csv of that". */
export function isFollowUp(text: string): boolean {
  return FOLLOWS.test(text.replace(/&nbsp;/g, " ").trim());
}

/** A list asked for in a follow-up, with the filters of the last question kept where it says nothing new. */
export function followUp(understood: Understood, last: ActionFilter): Understood {
  const { request } = understood;
  if (
    request.command === "unknown" ||
    (request.command === "list_actions" && Object.keys(request.filter).length === 0)
  ) {
    return {
      ...understood,
      request: { command: "list_actions", filter: last, page: 1 },
      ignored: [],
    };
  }
  if (request.command === "area_overview") {
    const filter = { ...last, areas: [request.area] };
    return { ...understood, request: { command: "list_actions", filter, page: 1 } };
  }
  if (request.command !== "list_actions") return understood;
  const said = request.filter;
  const kept = { ...last };
  // A new colour, person or date replaces the old one; it does not join it.
  if (said.rag || said.status || said.overdue) {
    delete kept.rag;
    delete kept.status;
    delete kept.overdue;
  }
  if (said.owners || said.ownersAll) {
    delete kept.owners;
    delete kept.ownersAll;
  }
  if (said.dueFrom || said.dueTo) {
    delete kept.dueFrom;
    delete kept.dueTo;
  }
  return { ...understood, request: { ...request, filter: { ...kept, ...said } } };
}
