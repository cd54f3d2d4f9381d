/** Wording that does not belong in a record which may be published, and what to write instead. */
export type Sensitive = { readonly kind: "health" | "child" | "count"; readonly advice: string };

const HEALTH =
  /\b(?:(?:off|long[- ]?term|on|is|been|went|gone|due to|because of|her|his|their|with)[- ](?:\w+ )?(?:sick(?:ness)?|ill(?:ness)?|unwell|poorly|stress(?:ed)?|depress\w+|anxiety|maternity|bereave\w*|cancer|surgery|an operation|hospital(?:ised)?|mental health leave|covid leave)\b|\b(?:sick|sickness|maternity|compassionate) (?:leave|absence|note)\b|\blong[- ]term sick\b|\boff sick\b|\bsigned off (?:sick|work|with)\b|\b(?:has|have|had|caught|got|isolating with|down with) (?:long[- ])?(?:covid|flu|cancer)\b|\b(?:is|was|has been) (?:pregnant|disabled|an alcoholic)\b|\bbreakdown\b(?= (?:in|of) (?:his|her|their) health)|\bnervous breakdown\b)/i;

const CHILD =
  /\b(?:(?:a|the|this|that|one|my|his|her|our) (?:(?:\w+[- ])?(?:year[- ]old|child|pupil|boy|girl|lad|son|daughter|student))\b.{0,60}\b(?:called|named|who|whose|with|has|is|was|at)\b|\b(?:child|pupil|boy|girl|son|daughter) (?:called|named) \w+|\baged? \d{1,2}\b.{0,40}\b(?:called|who|named)|\b\d{1,2}[- ]year[- ]old (?:boy|girl|child|pupil|lad)\b|\bdate of birth\b|\bdob\b|\bnhs number\b|\bunique pupil number\b|\b[A-Z][a-z]+'s (?:ehcp|ehc plan|EHCP|EHC plan|diagnosis|autism|adhd|ADHD)\b|\b[A-Z][a-z]+ [A-Z][a-z]+(?:, | \()(?:aged? )?(?:[1-9]|1\d|2[0-5])(?:,|\)| has| is| was|$)|\b[A-Z][a-z]+(?: [A-Z][a-z]+)? (?:aged|age) \d{1,2}\b|\b[A-Z][a-z]+(?: [A-Z][a-z]+)?,? (?:who )?(?:has|with) (?:autism|asd|ASD|adhd|ADHD|an ehcp|an EHCP|epilepsy|a learning disability|down'?s|Down'?s)\b)/;

const COUNT =
  /\b(?:only |just |the )?(?:one|two|three|four|1|2|3|4) (?:\w+ ){0,2}(?:child(?:ren)?|pupils?|cyp|boys?|girls?|students?|young (?:person|people)|families|family)\b/i;

/** What in a text should be reworded before it is kept, if anything. People may go on all the same: they know what they mean. */
export function findSensitive(text: string): Sensitive | null {
  if (HEALTH.test(text)) {
    return {
      kind: "health",
      advice:
        "This seems to speak of a person's health. The plan may be published: write “vacancy in the post” or “capacity in the team” instead.",
    };
  }
  if (CHILD.test(text)) {
    return {
      kind: "child",
      advice:
        "This seems to speak of one child. No case data is kept here: write of the service or the group instead.",
    };
  }
  if (COUNT.test(text)) {
    return {
      kind: "count",
      advice:
        "This seems to give a count under five, from which a child might be found: write “a small number” instead.",
    };
  }
  return null;
}
