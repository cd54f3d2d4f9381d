import { z } from "zod";
import { ref } from "../plan/model/arguments.ts";
import { appoint } from "../plan/people/appoint.ts";
import { nameOfficer } from "../plan/people/name-officer.ts";
import { nameStandIn } from "../plan/people/name-stand-in.ts";
import { ask } from "./ask.ts";
import { phrase } from "./examples.ts";

/** What can be asked of people and their roles. Whoever is named here is named by a verified mention, never by a card. */
export const PEOPLE = {
  who_can: ask({
    takes: z.object({ ref }),
    deed: "read the plan",
    card: false,
    writes: false,
    says: ({ action }) => [
      { text: phrase`who can update ${action}`, what: "owners, leads, stand-ins and clerks" },
    ],
  }),

  roles: ask({
    takes: z.object({}),
    deed: "see who has which role",
    card: false,
    writes: false,
    says: () => [{ text: "roles", what: "by a clerk: who is clerk, chair, lead and officer" }],
  }),

  appoint: ask({
    takes: appoint.takes,
    deed: appoint.deed,
    card: false,
    writes: true,
    says: () => [
      {
        text: "make @Person clerk",
        what: "by a clerk; also chair (“remove @Person as clerk” ends it)",
      },
    ],
  }),

  stand_in: ask({
    takes: nameStandIn.takes,
    deed: nameStandIn.deed,
    on: nameStandIn.on,
    card: false,
    writes: true,
    says: ({ officer, later }) => [
      {
        text: phrase`@Person stands in for ${officer} until ${later}`,
        what: "by that officer or a clerk: what they do is recorded as for the officer",
      },
    ],
  }),

  name_officer: ask({
    takes: nameOfficer.takes,
    deed: nameOfficer.deed,
    card: false,
    writes: true,
    says: ({ officer }) => [
      {
        text: phrase`@Person is ${officer}`,
        what: "by a clerk: that Teams person is that officer from now on",
      },
    ],
  }),
};
