import type { Plan } from "../model/snapshot.ts";

/** By whom a plan or an area is rated: the partnership itself, or another body. */

const OWN =
  /^(?:|we|us|our|ours|own|ourselves|our own|our own rating|the partnership|the board|our board|self)$/i;

/** Bodies by what people call them in short. */
const KNOWN: Readonly<Record<string, string>> = {
  dfe: "DfE",
  "department for education": "DfE",
  ofsted: "Ofsted",
  cqc: "CQC",
  "care quality commission": "CQC",
  "ofsted and cqc": "Ofsted and CQC",
  nhse: "NHS England",
  "nhs england": "NHS England",
  lga: "LGA",
};

const plain = (body: string) =>
  body
    .trim()
    .replace(/\s+/g, " ")
    .replace(/^the (?=.)/i, "");

/** Whether a rating is the partnership's own, by what is said of who gave it. */
export const isOwn = (body: string): boolean => OWN.test(body.trim()) || OWN.test(plain(body));

/** The bodies that have rated this plan or an area of it, as they were first written. */
const bodiesOf = (plan: Plan): readonly string[] => [
  ...new Set(plan.items.judgement.flatMap(({ body }) => (body ? [body] : []))),
];

const known = (plan: Plan, body: string): string | undefined => {
  const said = plain(body).toLowerCase();
  return bodiesOf(plan).find((one) => plain(one).toLowerCase() === said) ?? KNOWN[said];
};

/** Whether a name is one of a body that rates, as far as anybody can tell: a well-known one, or one that has rated before. */
export const isBody = (plan: Plan, body: string): boolean =>
  isOwn(body) ? body.trim() !== "" : known(plan, body) !== undefined;

/** A body as it is kept: null is the partnership itself. One that is known has one spelling. */
export const bodyOf = (plan: Plan, body: string): string | null =>
  isOwn(body) ? null : (known(plan, body) ?? plain(body));

/** How the partnership's own rating is said. */
export const OUR_OWN = "Our own";
export const bodyText = (body: string | null): string => body ?? OUR_OWN;
