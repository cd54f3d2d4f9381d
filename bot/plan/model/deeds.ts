import type { Called } from "./kind.ts";

/**
 * What a person is to the plan. An officer owns an action or a risk or is to answer a challenge, or is the
 * person that a thing is about; a lead leads the area; a raiser is the member who raised the
 * challenge: these three hold for one item only.
 */
export const ROLES = ["viewer", "member", "raiser", "officer", "lead", "clerk", "chair"] as const;
export type Role = (typeof ROLES)[number];

/** Whoever is of the partnership's own organisation, whatever else they are. */
const MEMBERS = [
  "member",
  "raiser",
  "officer",
  "lead",
  "clerk",
  "chair",
] as const satisfies readonly Role[];

/** Who may do what: the whole of it. Checked on the server for every text, press and refresh. */
export const MAY = {
  "read the plan": ["viewer", ...MEMBERS],
  "choose a plan": MEMBERS,
  "choose what a conversation gets": MEMBERS,
  "log a risk": MEMBERS,
  "update a risk": ["officer", "lead", "clerk"],
  "close a risk": ["lead", "clerk", "chair"],
  "raise a challenge": MEMBERS,
  "answer a challenge": ["officer", "lead", "clerk"],
  "close a challenge": ["raiser", "clerk", "chair"],
  "record a figure": ["officer", "lead", "clerk"],
  "rate a milestone": ["officer", "lead", "clerk"],
  "give commentary": ["officer", "lead", "clerk"],
  "keep the scorecard": ["clerk"],
  "undo a change of one's own": MEMBERS,
  "update an action": ["officer", "lead", "clerk"],
  "add evidence": ["officer", "lead", "clerk"],
  "approve a revised date": ["lead", "clerk", "chair"],
  "record the board's rating": ["clerk", "chair"],
  "record an overall rating": ["lead", "clerk", "chair"],
  "answer a reminder": ["officer", "lead"],
  "choose one's own reminders": MEMBERS,
  "name a stand-in": ["officer", "clerk"],
  "name people and areas": ["clerk"],
  "post for the board": ["clerk"],
  "see who has which role": ["clerk"],
  "appoint clerks and chairs": ["clerk"],
  "keep the meetings": ["clerk"],
  "change settings": ["clerk"],
} as const satisfies Record<string, readonly Role[]>;

/** What can be done, as a person would say it. */
export type Deed = keyof typeof MAY;

/** What somebody of a role is called, and who owns a thing: a default that the plan's settings may replace. */
export const ROLES_CALLED: Readonly<Record<Role | "owner", Called>> = {
  viewer: { one: "viewer", many: "viewers" },
  member: { one: "member", many: "members" },
  raiser: { one: "raiser", many: "raisers" },
  officer: { one: "officer", many: "officers" },
  owner: { one: "owner", many: "owners" },
  lead: { one: "lead", many: "leads" },
  clerk: { one: "clerk", many: "clerks" },
  chair: { one: "chair", many: "chairs" },
};
