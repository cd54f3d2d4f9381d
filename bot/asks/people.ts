import { z } from "zod";
import { ref } from "../plan/model/arguments.ts";
import { listNames } from "../plan/model/names.ts";
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
    says: ({ action, role }) => [
      {
        text: phrase`who can update ${action}`,
        what: `${role("owner").many}, ${role("lead").many}, stand-ins and ${role("clerk").many}`,
      },
    ],
  }),

  roles: ask({
    takes: z.object({}),
    deed: "see who has which role",
    card: false,
    writes: false,
    says: ({ role, aClerk }) => {
      const roles = (["clerk", "chair", "lead", "officer"] as const).map((one) => role(one).one);
      return [{ text: "roles", what: `by ${aClerk}: who is ${listNames(roles)}` }];
    },
  }),

  appoint: ask({
    takes: appoint.takes,
    deed: appoint.deed,
    card: false,
    writes: true,
    says: ({ role, aClerk }) => {
      const { one } = role("clerk");
      return [
        {
          text: `make @Person ${one}`,
          what: `by ${aClerk}; also ${role("chair").one} (“remove @Person as ${one}” ends it)`,
        },
      ];
    },
  }),

  stand_in: ask({
    takes: nameStandIn.takes,
    deed: nameStandIn.deed,
    on: nameStandIn.on,
    card: false,
    writes: true,
    says: ({ officer, later, role, aClerk }) => [
      {
        text: phrase`@Person stands in for ${officer} until ${later}`,
        what: `by that ${role("officer").one} or ${aClerk}: what they do is recorded as for the ${role("officer").one}`,
      },
    ],
  }),

  name_officer: ask({
    takes: nameOfficer.takes,
    deed: nameOfficer.deed,
    card: false,
    writes: true,
    says: ({ officer, called, role, aClerk }) => [
      {
        text: phrase`@Person is ${officer}`,
        what: `by ${aClerk}: that Teams ${called("person").one} is that ${role("officer").one} from now on`,
      },
    ],
  }),
};
