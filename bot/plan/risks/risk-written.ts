import { subjectKey } from "../challenges/challenge.kind.ts";
import { AREAS, DATE, LINE, LIST, PERSON, POINTS, PROSE } from "../model/field-types.ts";
import type { Field, Naming } from "../model/kind.ts";
import { capital, either, inSentence } from "../model/names.ts";
import type { Risk, RiskLink } from "./risk.kind.ts";
import { UPDATE } from "./risk-scores.ts";

const LINKED: readonly RiskLink["kind"][] = ["action", "kpi", "measure"];

/** `action 3.4`, of a link as the query has it: `action:3.4`. */
function linkNamed(key: string, called: Naming["called"]): string {
  const kind = LINKED.find((one) => key.startsWith(`${one}:`));
  return kind ? `${called(kind).one} ${key.slice(kind.length + 1)}` : key;
}

/** What is written of a risk: what may happen, what is being done, whose it is and what it has to do with. */
export const WRITTEN: Readonly<Record<string, Field<Risk>>> = {
  progress: {
    label: ({ called }) => `Progress following ${called("action").one}`,
    brief: "Progress",
    type: PROSE,
    searched: true,
    edit: UPDATE,
    inputs: [
      { id: "progress", as: "text", value: ({ progress }) => progress ?? "", compared: true },
    ],
  },
  mitigation: {
    label: "Mitigation",
    type: POINTS,
    searched: true,
    edit: UPDATE,
    inputs: [
      {
        id: "mitigation",
        as: "text",
        asks: (called) => `${called("mitigation")}: what is being done about it`,
        value: ({ mitigation }) => mitigation.join("\n"),
        compared: true,
      },
    ],
  },
  owner: {
    label: ({ role }) => capital(role("owner").one),
    type: PERSON,
    edit: UPDATE,
    inputs: [
      {
        id: "owner",
        as: "choices",
        asks: (called, _, naming) => `${called("owner")} of the ${naming.called("risk").one}`,
        value: ({ owner }) => owner ?? "",
      },
    ],
  },
  reviewBy: {
    label: "Next review",
    type: DATE,
    edit: UPDATE,
    inputs: [
      { id: "reviewBy", as: "date", value: ({ reviewBy }) => reviewBy ?? "", compared: true },
    ],
  },
  areas: {
    label: ({ called }) => capital(called("area").many),
    brief: ({ called }) => capital(called("area").one),
    type: AREAS,
    edit: UPDATE,
    inputs: [
      {
        id: "area",
        as: "several",
        asks: (_, __, { called }) =>
          `${capital(called("area").one)} that the ${called("risk").one} is about`,
        value: ({ areas }) => areas.join(","),
      },
    ],
  },
  description: {
    label: ({ called }) => capital(called("risk").one),
    type: PROSE,
    searched: true,
    edit: UPDATE,
    inputs: [
      {
        id: "description",
        as: "text",
        asks: (called) => `The ${inSentence(called("description"))}: what may happen, and why`,
        value: ({ description }) => description,
        compared: true,
      },
    ],
  },
  links: {
    label: "Linked to",
    type: LIST,
    value: ({ links = [] }) => links.map(subjectKey),
    words: ({ links = [] }, { called }) =>
      links.map((link) => linkNamed(subjectKey(link), called)).join("; "),
    phrasing: {
      words: ({ oneOf }, { called }) =>
        oneOf ? `linked to ${either(oneOf.map((key) => linkNamed(String(key), called)))}` : null,
    },
    edit: UPDATE,
    inputs: [
      {
        id: "links",
        as: "line",
        asks: (called, _, naming) =>
          `${called("links")}: “3.4”, “${naming.called("kpi").one} 1.1”, “${naming.called("measure").one} 2b” (may be blank)`,
        value: ({ links = [] }) => links.map(({ kind, ref }) => `${kind} ${ref}`).join(", "),
      },
    ],
  },
  corporateRef: {
    label: "Corporate register",
    type: LINE,
    edit: UPDATE,
    inputs: [
      {
        id: "corporateRef",
        as: "line",
        asks: (called) => `${called("corporateRef")}: its reference there (may be blank)`,
        value: ({ corporateRef }) => corporateRef ?? "",
        compared: true,
      },
    ],
  },
};
