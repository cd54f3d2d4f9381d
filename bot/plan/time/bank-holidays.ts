import { addDays, type CalendarDate, weekdayOf } from "./calendar-date.ts";
import { easterOf } from "./easter.ts";

type Year = Readonly<Record<CalendarDate, string>>;

/**
 * England's bank holidays, 2020 to 2030, by the day on which they are kept. Source: “UK bank
 * holidays: England and Wales”, https://www.gov.uk/bank-holidays, with the days that a proclamation
 * moved or added. It lists a few years ahead; the later years here follow the rule below until it
 * does, and a day that is proclaimed for them is to be entered here.
 */
export const BANK_HOLIDAYS: ReadonlyMap<number, Year> = new Map<number, Year>([
  [
    2020,
    {
      "2020-01-01": "New Year's Day",
      "2020-04-10": "Good Friday",
      "2020-04-13": "Easter Monday",
      "2020-05-08": "Early May bank holiday (VE day)",
      "2020-05-25": "Spring bank holiday",
      "2020-08-31": "Summer bank holiday",
      "2020-12-25": "Christmas Day",
      "2020-12-28": "Boxing Day (substitute day)",
    },
  ],
  [
    2021,
    {
      "2021-01-01": "New Year's Day",
      "2021-04-02": "Good Friday",
      "2021-04-05": "Easter Monday",
      "2021-05-03": "Early May bank holiday",
      "2021-05-31": "Spring bank holiday",
      "2021-08-30": "Summer bank holiday",
      "2021-12-27": "Christmas Day (substitute day)",
      "2021-12-28": "Boxing Day (substitute day)",
    },
  ],
  [
    2022,
    {
      "2022-01-03": "New Year's Day (substitute day)",
      "2022-04-15": "Good Friday",
      "2022-04-18": "Easter Monday",
      "2022-05-02": "Early May bank holiday",
      "2022-06-02": "Spring bank holiday",
      "2022-06-03": "Platinum Jubilee bank holiday",
      "2022-08-29": "Summer bank holiday",
      "2022-09-19": "Bank Holiday for the State Funeral of Queen Elizabeth II",
      "2022-12-26": "Boxing Day",
      "2022-12-27": "Christmas Day (substitute day)",
    },
  ],
  [
    2023,
    {
      "2023-01-02": "New Year's Day (substitute day)",
      "2023-04-07": "Good Friday",
      "2023-04-10": "Easter Monday",
      "2023-05-01": "Early May bank holiday",
      "2023-05-08": "Bank holiday for the coronation of King Charles III",
      "2023-05-29": "Spring bank holiday",
      "2023-08-28": "Summer bank holiday",
      "2023-12-25": "Christmas Day",
      "2023-12-26": "Boxing Day",
    },
  ],
  [
    2024,
    {
      "2024-01-01": "New Year's Day",
      "2024-03-29": "Good Friday",
      "2024-04-01": "Easter Monday",
      "2024-05-06": "Early May bank holiday",
      "2024-05-27": "Spring bank holiday",
      "2024-08-26": "Summer bank holiday",
      "2024-12-25": "Christmas Day",
      "2024-12-26": "Boxing Day",
    },
  ],
  [
    2025,
    {
      "2025-01-01": "New Year's Day",
      "2025-04-18": "Good Friday",
      "2025-04-21": "Easter Monday",
      "2025-05-05": "Early May bank holiday",
      "2025-05-26": "Spring bank holiday",
      "2025-08-25": "Summer bank holiday",
      "2025-12-25": "Christmas Day",
      "2025-12-26": "Boxing Day",
    },
  ],
  [
    2026,
    {
      "2026-01-01": "New Year's Day",
      "2026-04-03": "Good Friday",
      "2026-04-06": "Easter Monday",
      "2026-05-04": "Early May bank holiday",
      "2026-05-25": "Spring bank holiday",
      "2026-08-31": "Summer bank holiday",
      "2026-12-25": "Christmas Day",
      "2026-12-28": "Boxing Day (substitute day)",
    },
  ],
  [
    2027,
    {
      "2027-01-01": "New Year's Day",
      "2027-03-26": "Good Friday",
      "2027-03-29": "Easter Monday",
      "2027-05-03": "Early May bank holiday",
      "2027-05-31": "Spring bank holiday",
      "2027-08-30": "Summer bank holiday",
      "2027-12-27": "Christmas Day (substitute day)",
      "2027-12-28": "Boxing Day (substitute day)",
    },
  ],
  [
    2028,
    {
      "2028-01-03": "New Year's Day (substitute day)",
      "2028-04-14": "Good Friday",
      "2028-04-17": "Easter Monday",
      "2028-05-01": "Early May bank holiday",
      "2028-05-29": "Spring bank holiday",
      "2028-08-28": "Summer bank holiday",
      "2028-12-25": "Christmas Day",
      "2028-12-26": "Boxing Day",
    },
  ],
  [
    2029,
    {
      "2029-01-01": "New Year's Day",
      "2029-03-30": "Good Friday",
      "2029-04-02": "Easter Monday",
      "2029-05-07": "Early May bank holiday",
      "2029-05-28": "Spring bank holiday",
      "2029-08-27": "Summer bank holiday",
      "2029-12-25": "Christmas Day",
      "2029-12-26": "Boxing Day",
    },
  ],
  [
    2030,
    {
      "2030-01-01": "New Year's Day",
      "2030-04-19": "Good Friday",
      "2030-04-22": "Easter Monday",
      "2030-05-06": "Early May bank holiday",
      "2030-05-27": "Spring bank holiday",
      "2030-08-26": "Summer bank holiday",
      "2030-12-25": "Christmas Day",
      "2030-12-26": "Boxing Day",
    },
  ],
]);

/** The first Monday on or after a day. */
export const mondayFrom = (date: CalendarDate): CalendarDate =>
  addDays(date, (8 - weekdayOf(date)) % 7);

/** The day on which a holiday is kept that may fall on a weekend: the next weekday that is not taken. */
function keptOn(date: CalendarDate, taken: readonly CalendarDate[]): CalendarDate {
  const free = weekdayOf(date) !== 0 && weekdayOf(date) !== 6 && !taken.includes(date);
  return free ? date : keptOn(addDays(date, 1), taken);
}

/** The bank holidays of a year by rule alone (Banking and Financial Dealings Act 1971): for years that the table does not have. */
export function holidaysByRule(year: number): readonly CalendarDate[] {
  const easter = easterOf(year);
  const [christmas, boxing] = [`${year}-12-25`, `${year}-12-26`];
  // Whichever falls on a weekday is kept on it; the other one gives way.
  const kept = [christmas, boxing].filter((date) => ![0, 6].includes(weekdayOf(date)));
  for (const date of [christmas, boxing]) {
    if (!kept.includes(date)) kept.push(keptOn(date, kept));
  }
  return [
    keptOn(`${year}-01-01`, []),
    addDays(easter, -2),
    addDays(easter, 1),
    mondayFrom(`${year}-05-01`),
    addDays(mondayFrom(`${year}-06-01`), -7),
    addDays(mondayFrom(`${year}-09-01`), -7),
    ...kept.sort(),
  ];
}

/** The name of the bank holiday that a day is in England; undefined for every other day. */
export function bankHoliday(date: CalendarDate): string | undefined {
  const year = Number(date.slice(0, 4));
  const known = BANK_HOLIDAYS.get(year);
  if (known) return known[date];
  return holidaysByRule(year).includes(date) ? "Bank holiday" : undefined;
}
