import { planOf, SHORT_ABOUT, type World } from "./world.ts";

const DATE = { printed: "December 2020", date: "2020-12-31" };
const UNKNOWN = { level: "unknown" };

const sparsePlan = planOf([
  SHORT_ABOUT,
  { kind: "area", ref: "1", title: "Area", shortName: "Area" },
  { kind: "area", ref: "2", title: "Nothing in it", shortName: "Nothing in it" },
  { kind: "action", ref: "1.1", area: "1", text: "Do it", byWhen: DATE },
  { kind: "action", ref: "1.2", area: "1", text: "Do it", byWhen: DATE, rag: "red" },
  { kind: "kpi", ref: "1.1", area: "1", milestones: [] },
  { kind: "kpi", ref: "1.2", area: "1", milestones: [{ months: 3, items: ["Done"] }] },
  { kind: "measure", ref: "1a", area: "1", title: "Measure", unit: "", periods: [] },
  {
    kind: "measure",
    ref: "1b",
    area: "1",
    title: "Measure",
    unit: "",
    periods: [{ months: 3, target: null }],
  },
  {
    kind: "risk",
    ref: "R1",
    raised: DATE,
    description: "Risk",
    severity: UNKNOWN,
    postMitigation: UNKNOWN,
  },
  {
    kind: "challenge",
    ref: "C1",
    challengeKind: "question",
    text: "Why?",
    raisedBy: { id: null, name: "A" },
    raised: "2021-01-20",
  },
  { kind: "person", ref: "a", name: "A" },
]);

export const BARE: World = {
  name: "a plan with nothing in it",
  plan: planOf([SHORT_ABOUT]),
  typing: "",
  somebody: "A",
};

export const SPARSE: World = {
  name: "a plan of items with nothing optional",
  plan: sparsePlan,
  typing: "",
  somebody: "A",
};
