import type { Kind } from "../../plan/model/kind.ts";

/** What people call kinds of items, beside what the plan calls them. */
export const KINDS_SPOKEN: Partial<Record<Kind, string>> = {
  action:
    "action | actions | action point | action points | item | items | commitment | commitments | task | tasks | actoins | actons | aktions | to dos | workstream actions | line | lines | action plan | deliverable | deliverables | job | jobs",
  risk: "risk | risks | risk register | on the risk register | on the register | in the register | the register | risks register | register of risks | ricks",
  kpi: "kpi | kpis | milestone | milestones | indicator | indicators | key performance indicator | key performance indicators | success indicators | kpi milestones",
  measure: "measure | measures | metric | metrics | outcome measure | outcome measures",
  challenge:
    "challenge | challenges | question | questions | query | queries | assurance | further assurance | deep dive request | assurances | recommendation | recommendations | board questions",
  area: "area | areas | theme | themes | priority | priorities | priority area | priority areas | delivery group | delivery groups | aera | section | weakness | weaknesses | area of weakness | workstream | workstreams | work stream | work streams | strand | strands | pillar | pillars",
  meeting: "meeting | meetings | sub committee meetings",
  schedule: "schedule | schedules | scheduled post | scheduled posts",
};
