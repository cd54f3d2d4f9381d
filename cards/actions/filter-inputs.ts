import { chosenIn, DUE_CHOICES, STANDING_CHOICES } from "../../bot/plan/actions/chosen-filters.ts";
import { inSentence } from "../../bot/plan/model/names.ts";
import { RAG_ORDER, ragText, statusText } from "../../bot/plan/model/rag.ts";
import type { Plan } from "../../bot/plan/model/snapshot.ts";
import { briefOf, labelOf } from "../../bot/plan/model/vocabulary.ts";
import type { Query } from "../../bot/plan/query/query.ts";
import type { ListFilters, Option } from "../frames/list.ts";
import { shorten } from "../frames/words.ts";

const ANY: Option = { title: "Any", value: "any" };
const MOST_OFFERED = 30;

/** The filters of a list of actions as inputs. Where a plan has very many people or areas, the first are offered, and the chosen one. */
export function filterInputs(plan: Plan, query: Query, length: number): ListFilters {
  const values = chosenIn(query);
  const most = length >= 160 ? MOST_OFFERED : 10;
  const offered = <T extends { readonly ref: string }>(all: readonly T[], chosen: string) => {
    const first = all.slice(0, most);
    const own = all.find((one) => one.ref === chosen);
    return own && !first.includes(own) ? [...first, own] : first;
  };
  const choices = (table: Readonly<Record<string, string>>): Option[] =>
    Object.entries(table).map(([value, title]) => ({ value, title }));
  const areas = offered(plan.items.area, values.area);
  const people = offered(plan.items.person, values.owner);
  const known = (list: readonly { readonly ref: string }[], chosen: string) =>
    list.some((one) => one.ref === chosen) ? chosen : "any";
  const label = (field: string) => labelOf(plan, "action", field);
  return {
    labels: {
      rag: `${label("rag")} or ${inSentence(label("status"))}`,
      area: label("area"),
      owner: briefOf(plan, "action", "owners"),
      due: label("due"),
    },
    rag: [
      ANY,
      ...RAG_ORDER.map((rag) => ({ value: rag, title: ragText(rag) })),
      ...(["not started", "in progress", "complete"] as const).map((status) => ({
        value: status,
        title: statusText(status),
      })),
      ...choices(STANDING_CHOICES),
    ],
    area: [
      ANY,
      ...areas.map((a) => ({ value: a.ref, title: shorten(`${a.ref}: ${a.shortName}`, 50) })),
    ],
    owner: [ANY, ...people.map((p) => ({ value: p.ref, title: shorten(p.name, 50) }))],
    due: [ANY, ...choices(DUE_CHOICES)],
    values: {
      ...values,
      area: known(areas, values.area),
      owner: known(people, values.owner),
    },
  };
}
