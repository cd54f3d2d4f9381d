import { figure } from "../measures/scorecard.ts";
import type {
  Account,
  Action,
  Evidence,
  Item,
  ItemOf,
  Kind,
  Meeting,
  PrintedDate,
  ProposedDate,
  RevisedDate,
  Schedule,
  Told,
} from "../model/model.ts";
import { ragText, severityText, statusText } from "../model/rag.ts";
import { scheduleWords } from "../posts/when.ts";
import { listNames } from "../rights/people.ts";
import { printDate, printInstant } from "../time/calendar-date.ts";
import { rhythmWords } from "../time/rhythm.ts";

/**
 * One field of an item as people speak of it: `Revised date`, `31 Mar 2021 (videos not filmed)`. No
 * text is "none". What people wrote is quoted where it stands in a sentence of ours.
 */
export type FieldWords = {
  readonly label: string;
  readonly text: string | null;
  readonly quoted: boolean;
};

/** What a change did to one field. */
export type FieldChange = {
  readonly label: string;
  readonly was: string | null;
  readonly now: string | null;
  readonly quoted: boolean;
};

/** Names of people by reference; where no plan is at hand, the references themselves. */
export type NamesOf = (refs: readonly string[]) => readonly string[];

const told = (label: string, text: string | null | undefined): FieldWords => ({
  label,
  text: text ? text : null,
  quoted: false,
});
const written = (label: string, text: string | null): FieldWords => ({ label, text, quoted: true });
const list = (label: string, parts: readonly string[]) => told(label, parts.join("; "));
const paragraphs = (label: string, parts: readonly string[]) =>
  written(label, parts.length > 0 ? parts.join("\n\n") : null);
const people = (label: string, refs: readonly string[], names: NamesOf) =>
  told(label, listNames(names(refs), ""));

const onPaper = (note: string | null) => written("Note on the paper", note);

const dateText = ({ printed, date }: PrintedDate) =>
  printed === printDate(date) ? printed : `${printed} (counts to ${printDate(date)})`;

const byAt = ({ by, at }: { readonly by: string; readonly at: string }) =>
  `${by}, ${printInstant(new Date(at))}`;

const revisedText = ({ date, reason, approved }: RevisedDate) =>
  `${printDate(date)} (${reason}${approved ? `; approved by ${byAt(approved)}` : ""})`;

const proposedText = ({ date, reason, by }: ProposedDate) =>
  `${printDate(date)} (${reason}; asked for by ${by}, not approved)`;

/** A piece of evidence: its title, and where it is kept. */
const evidenceText = ({ title, link }: Evidence) => `${title} (${link ?? "no link yet"})`;
const evidence = (all: readonly Evidence[]) => list("Evidence", all.map(evidenceText));

/** The id too: two people may bear one name, and the id is what counts. */
const accountText = ({ name, id, teams }: Account) =>
  `${name} (account ${id}${teams ? `, in Teams ${teams}` : ""})`;

const momentText = (moment: NonNullable<Meeting["closed"]>) =>
  `${byAt(moment)}, at version ${moment.version}`;

const openedText = (opened: NonNullable<Meeting["opened"]>) =>
  `${momentText(opened)}${opened.meetingId ? `, meeting ${opened.meetingId} in Teams` : ""}`;

const notesText = ({ told, report, posted }: NonNullable<Meeting["notes"]>) =>
  [
    posted ? `posted ${printInstant(new Date(posted))}` : "to be posted",
    `not to ${told}, where it was closed`,
    ...(report ? [`reported to ${report.name} (${report.address.conversation})`] : []),
  ].join(", ");

const toldText = ({ ref, since, last, why }: Told) =>
  `${ref} (${why.join(", ")}) since ${printInstant(new Date(since))}, last ${printInstant(new Date(last))}`;

const scheduleText = ({ when }: Schedule) =>
  when.each === "week" && when.every > 1
    ? `${scheduleWords(when)}, counted from ${printDate(when.from)}`
    : scheduleWords(when);

/** The words of an action, those first that people ask of most. */
const actionWords = (item: Action, names: NamesOf): readonly FieldWords[] => [
  told("Status", statusText(item.status)),
  told("RAG", ragText(item.rag)),
  written("Reason", item.reason),
  written("Needed to return to green", item.recovery),
  written("Progress", item.progress),
  told("Revised date", item.revised && revisedText(item.revised)),
  told("Proposed date", item.proposed && proposedText(item.proposed)),
  told(
    "Board's rating",
    item.boardRating &&
      `${ragText(item.boardRating.rag)} (${item.boardRating.reason}; ${byAt(item.boardRating)})`,
  ),
  evidence(item.evidence),
  people("Responsible officers", item.owners, names),
  written("Officers as printed", item.ownersAsPrinted),
  told("By when", dateText(item.byWhen)),
  told("Start date", item.startDate && printDate(item.startDate)),
  told("Area", item.area),
  written("Action", item.text),
  onPaper(item.note),
];

/**
 * The words of every field of every kind of item. Left out are the item's own name and version, and
 * who last rated an action: the change that says so says it of itself.
 */
const WORDS: { readonly [K in Kind]: (item: ItemOf<K>, names: NamesOf) => readonly FieldWords[] } =
  {
    action: actionWords,
    kpi: (item) => [
      ...item.milestones.flatMap(({ months, items, rag }) => [
        told(`RAG at ${months} months`, ragText(rag)),
        written(`Milestone at ${months} months`, items.join("; ")),
      ]),
      evidence(item.evidence),
      told("Area", item.area),
      onPaper(item.note),
    ],
    measure: (item) => [
      ...item.periods.flatMap(({ months, target, actual, actualAt, source }) => [
        told(`Actual at ${months} months`, figure(actual, item.unit, "no figure yet")),
        told(`Target at ${months} months`, figure(target, item.unit, "not agreed")),
        told(`Date of the actual at ${months} months`, actualAt && printDate(actualAt)),
        written(`Source at ${months} months`, source),
      ]),
      told("Baseline", figure(item.baseline, item.unit, "not measured")),
      written("Measure", item.title),
      told("Unit", item.unit),
      told("Area", item.area),
      onPaper(item.note),
    ],
    risk: (item, names) => [
      told("RAG", ragText(item.rag)),
      told("Severity", severityText(item.severity)),
      told("Severity after mitigation", severityText(item.postMitigation)),
      written("Progress following action", item.progress),
      written("Mitigation", item.mitigation.length > 0 ? item.mitigation.join("; ") : null),
      people("Owner", item.owner ? [item.owner] : [], names),
      told("Withdrawn", item.withdrawn && "yes"),
      list("Areas", item.areas),
      written("Risk", item.description),
      told("Raised", dateText(item.raised)),
      told("Raised by", item.raisedBy),
      onPaper(item.note),
    ],
    challenge: (item, names) => [
      written("Answer", item.answer && `${item.answer.text} (${byAt(item.answer)})`),
      told(
        "Closed",
        item.closed && `${byAt(item.closed)}${item.closed.why ? `: ${item.closed.why}` : ""}`,
      ),
      people("Owner", item.owner ? [item.owner] : [], names),
      told("Answer due", item.due && printDate(item.due)),
      told("Withdrawn", item.withdrawn && "yes"),
      told("Kind", item.challengeKind),
      written("Challenge", item.text),
      list(
        "About",
        item.about.map(({ kind, ref }) => `${KIND_WORDS[kind]} ${ref}`),
      ),
      told(
        "Raised by",
        item.raisedBy.id
          ? `${item.raisedBy.name} (account ${item.raisedBy.id})`
          : item.raisedBy.name,
      ),
      told("Raised for", item.body),
      told("Raised", printDate(item.raised)),
      onPaper(item.note),
    ],
    area: (item, names) => [
      people("Leads", item.leads, names),
      told("Short name", item.shortName),
      list("Also called", item.aliases),
      written("We know we have made sufficient progress when", item.sufficientProgress),
      written("Lived experience", item.livedExperience),
      paragraphs("Headline measures", item.headline),
      written("Remark", item.remark),
      written("Weakness", item.title),
      paragraphs("Narrative", item.narrative),
      list("Words that point at it", item.hints),
      onPaper(item.note),
    ],
    about: (item) => [
      told("Name", item.name),
      told("Short name", item.shortName),
      told("Abbreviation", item.abbreviation),
      list("Other names", item.otherNames),
      told("Local area", item.localArea),
      told("Stage", item.stage),
      written("Notice", item.notice),
      list(
        "Periods",
        item.periods.map(({ months, ends }) => `${months} months end ${printDate(ends)}`),
      ),
      list(
        "Dates",
        item.dates.map(
          ({ what, printed, date }) => `${what}: ${date ? dateText({ printed, date }) : printed}`,
        ),
      ),
      paragraphs("Narrative", item.narrative),
      onPaper(item.note),
    ],
    person: (item) => [
      told("Name", item.name),
      told("Role", item.role),
      told("Organisation", item.organisation),
      told("A post that nobody holds yet", item.post ? "yes" : "no"),
      told("Teams account", item.account && accountText(item.account)),
      told(
        "Stand-in",
        item.standIn &&
          `${accountText(item.standIn.account)} until ${printDate(item.standIn.until)}`,
      ),
      told("Asked for an update", item.asked && byAt(item.asked)),
      told("Reminders", item.reminders),
      told("Last digest", item.digest && printInstant(new Date(item.digest))),
      list("Reminded of", item.told.map(toldText)),
      list(
        "Snoozed",
        item.snoozed.map(({ ref, until }) => `${ref} until ${printDate(until)}`),
      ),
      list(
        "Says is not theirs",
        item.notMine.map(({ ref, at }) => `${ref}, ${printInstant(new Date(at))}`),
      ),
      told("Mentioned in a channel", item.mentioned && printInstant(new Date(item.mentioned))),
      list("Also called", item.aliases),
      onPaper(item.note),
    ],
    appointment: (item) => [
      told(item.role === "chair" ? "Is chair" : "Is clerk", item.held ? "yes" : "no"),
      told("Teams account", accountText(item.account)),
      onPaper(item.note),
    ],
    meeting: (item) => [
      told("Date", printDate(item.date)),
      told("Time", item.time),
      told("Body", item.body),
      told("Place", item.place),
      told("Series", item.every && rhythmWords(item.every)),
      told("Moved from", item.movedFrom && printDate(item.movedFrom)),
      told(
        "Cancelled",
        item.cancelled &&
          `${byAt(item.cancelled)}${item.cancelled.reason ? `: ${item.cancelled.reason}` : ""}`,
      ),
      told("Papers frozen", item.frozen && momentText(item.frozen)),
      told("Opened", item.opened && openedText(item.opened)),
      told("Closed", item.closed && momentText(item.closed)),
      told("Notes", item.notes && notesText(item.notes)),
      list(
        "Present",
        item.attendance.map(({ name, seat, account }) =>
          [
            name,
            ...(seat && seat !== name ? [`in the seat ${seat}`] : []),
            ...(account ? [accountText(account)] : []),
          ].join(", "),
        ),
      ),
      list("Clerks told of", item.told),
      onPaper(item.note),
    ],
    settings: (item) => [
      told("Papers go out", `${item.papersDays} clear working days before`),
      told("Papers are frozen", `${item.freezeDays} working days before`),
      told("Updates are chased", `${item.chaseDays} working days before`),
      told("An update every", `${item.updateEvery.count} ${item.updateEvery.unit}`),
      told("The board", item.board),
      told("Owners are reminded", item.reminders ? "yes" : "no"),
      told("Due soon", `${item.dueSoonDays} days before`),
      onPaper(item.note),
    ],
    channel: (item) => [
      told("Follows the plan", item.following ? "yes" : "no"),
      told("Name", item.name),
      told(
        "Conversation",
        `${item.address.conversation} (${item.address.type}, ${item.address.serviceUrl}, tenant ${item.address.tenant ?? "not known"}, bot ${item.address.bot})`,
      ),
      told("Gets", listNames(item.wants, "nothing for now")),
      told(
        "Not reached",
        item.unreachable &&
          `since ${printInstant(new Date(item.unreachable.at))}: ${item.unreachable.why}`,
      ),
      onPaper(item.note),
    ],
    schedule: (item) => [
      told("Posts", item.what),
      told("When", scheduleText(item)),
      told("To", item.to ? listNames(item.to) : "all that follow"),
      told("State", item.state),
      told("Done up to", printInstant(new Date(item.until))),
      told("Made", `${byAt(item.made)}${item.made.byId ? `, account ${item.made.byId}` : ""}`),
      told("Reported to", `${item.report.name} (${item.report.address.conversation})`),
      onPaper(item.note),
    ],
    group: (item) => [
      told("Name", item.name),
      list("Chairs", item.chairs),
      list("Answers to", item.accountability),
      list("Connects with", item.connectivity),
      onPaper(item.note),
    ],
    terms: (item) => [
      told("Body", item.body),
      paragraphs("Purpose", item.purpose),
      list(
        "Membership",
        item.membership.map(({ seat, seats, what }) => `${seats} × ${seat} (${what})`),
      ),
      paragraphs(
        "Clauses",
        item.clauses.map(({ topic, text }) => `${topic}: ${text}`),
      ),
      onPaper(item.note),
    ],
    note: (item) => [told("Where", item.where), written("Remark", item.text), onPaper(item.note)],
  };

/** Every field of an item in words, in the order in which it is told. */
export function fieldWords(item: Item, names: NamesOf = (refs) => refs): readonly FieldWords[] {
  const words = WORDS[item.kind] as (item: Item, names: NamesOf) => readonly FieldWords[];
  return words(item, names);
}

/**
 * What a change did to an item, field by field: the one place that tells it, for cards and files
 * alike. Of a new item every field that says something is told.
 */
export function fieldChanges(
  before: Item | null,
  after: Item,
  names: NamesOf = (refs) => refs,
): readonly FieldChange[] {
  const was = new Map((before ? fieldWords(before, names) : []).map((one) => [one.label, one]));
  const now = new Map(fieldWords(after, names).map((one) => [one.label, one]));
  return [...new Set([...now.keys(), ...was.keys()])].flatMap((label) => {
    const [old, recent] = [was.get(label)?.text ?? null, now.get(label)?.text ?? null];
    if (old === recent) return [];
    const { quoted = false } = now.get(label) ?? was.get(label) ?? {};
    return [{ label, was: old, now: recent, quoted }];
  });
}

/** How a kind of item is called in a sentence: `action`, `KPI`. */
export const KIND_WORDS: Readonly<Record<Kind, string>> = {
  about: "plan",
  area: "area",
  action: "action",
  kpi: "KPI",
  measure: "measure",
  risk: "risk",
  challenge: "challenge",
  person: "person",
  appointment: "appointment",
  meeting: "meeting",
  settings: "settings",
  channel: "conversation",
  schedule: "schedule",
  group: "group",
  terms: "terms of reference",
  note: "note on the paper",
};
