import { describe, expect, test } from "vitest";
import { csvRow } from "../../../bot/plan/file/csv.ts";

describe("a row of a file for spreadsheets", () => {
  test.each<[readonly (string | number | null)[], string]>([
    [["plain", 3, null, ""], "plain,3,,"],
    [["a, b", 'said "yes"'], '"a, b","said ""yes"""'],
    [["two\nlines", "two\r\nlines"], '"two\nlines","two\r\nlines"'],
    [["▲ Amber", "“quoted”", "– none", "👩‍👩‍👧"], "▲ Amber,“quoted”,– none,👩‍👩‍👧"],
    [[-5, 0], "-5,0"],
  ])("%j is %j", (cells, row) => {
    expect(csvRow(cells)).toBe(`${row}\r\n`);
  });

  test.each([
    ['=HYPERLINK("https://x.example","Open")', `"'=HYPERLINK(""https://x.example"",""Open"")"`],
    ["+44 20 7946 0000", "'+44 20 7946 0000"],
    ["-1+1", "'-1+1"],
    ["@SUM(A1:A9)", "'@SUM(A1:A9)"],
    ["\t=1+1", "'\t=1+1"],
    ["\r=1+1", '"\'\r=1+1"'],
    ["\n=1+1", '"\'\n=1+1"'],
  ])("what a spreadsheet would take for a formula stays text: %j", (text, written) => {
    expect(csvRow([text])).toBe(`${written}\r\n`);
  });
});
