import { describe, expect, test } from "vitest";
import { plainError } from "../bot/plain-error.ts";
import { PlanError } from "../bot/plan/model/errors.ts";

const SAID = "The provider has not signed";

/** An error whose words hold what somebody said, on the first line and on one that looks like a place in the code. */
const quoting = () => new SyntaxError(`Unexpected token: ${SAID}\n    at ${SAID} (x)`);

describe("an error in the log", () => {
  test("tells its kind and where it was thrown, and none of its words", () => {
    const plain = plainError(quoting());
    expect(plain).toMatchObject({ name: "SyntaxError" });
    expect(plain.at?.[0]).toMatch(/plain-error\.test\.ts:\d+:\d+/);
    expect(JSON.stringify(plain)).not.toContain(SAID);
  });

  test("tells the code and status of a refusal by the table or by Teams", () => {
    const refusal = Object.assign(new Error(SAID), {
      statusCode: 400,
      details: { odataError: { code: "EntityTooLarge", message: SAID } },
      response: { bodyAsText: SAID },
    });
    expect(plainError(refusal)).toMatchObject({ code: "EntityTooLarge", statusCode: 400 });
    expect(JSON.stringify(plainError(refusal))).not.toContain(SAID);
  });

  test("tells the causes, as far as they go, by the same rule", () => {
    const cause = Object.assign(new Error("connect ECONNREFUSED 127.0.0.1:1"), {
      code: "ECONNREFUSED",
      syscall: "connect",
    });
    const outer = new TypeError(SAID, { cause: new Error(SAID, { cause }) });
    expect(plainError(outer)).toMatchObject({
      cause: { cause: { code: "ECONNREFUSED", message: "connect ECONNREFUSED 127.0.0.1:1" } },
    });
    expect(JSON.stringify(plainError(outer))).not.toContain(SAID);
  });

  test("keeps the sentence of a plan that is busy, which quotes nobody, and of no other fault", () => {
    expect(plainError(new PlanError("busy", "Please try again."))).toMatchObject({
      message: "Please try again.",
    });
    expect(plainError(new PlanError("not-found", SAID))).not.toHaveProperty("message");
  });

  test("tells of what is no error only that", () => {
    expect(plainError(SAID)).toEqual({ name: "not an error, but string" });
    const odd = Object.assign(new Error(), { name: SAID, code: SAID, statusCode: SAID });
    expect(JSON.stringify(plainError(odd))).not.toContain(SAID);
  });
});
