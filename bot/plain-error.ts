import { PlanError } from "./plan/model/errors.ts";

/** What the log is told of an error. */
export type PlainError = {
  readonly name: string;
  readonly code?: string;
  readonly statusCode?: number;
  readonly message?: string;
  readonly at?: readonly string[];
  readonly cause?: PlainError;
};

const FRAME = /^ {4}at (?:[\w$.<>[\] ]+ \()?(?:file:\/\/|node:|\/|[A-Za-z]:\\)[^()\s]*:\d+:\d+\)?$/;
const WORD = /^[\w.:-]{1,80}$/;

/**
 * An error without its words, which may quote what was sent, stored or answered: JSON that cannot
 * be parsed, a table's or the connector's answer, a value of the wrong type. What kind it is, its
 * code and where it was thrown stay; so do the words of errors whose words are known to be ours or
 * the operating system's.
 */
export function plainError(error: unknown, depth = 3): PlainError {
  if (!(error instanceof Error)) return { name: `not an error, but ${typeof error}` };
  const { code, statusCode, syscall, details } = error as Error & {
    readonly code?: unknown;
    readonly statusCode?: unknown;
    readonly syscall?: unknown;
    readonly details?: { readonly odataError?: { readonly code?: unknown } };
  };
  const word = [code, details?.odataError?.code].find((c) => typeof c === "string" && WORD.test(c));
  const ours = error instanceof PlanError && error.code === "busy";
  const frames = (error.stack ?? "").split("\n").filter((line) => FRAME.test(line));
  return {
    name: WORD.test(error.name) ? error.name : "Error",
    ...(typeof word === "string" ? { code: word } : {}),
    ...(typeof statusCode === "number" ? { statusCode } : {}),
    ...(ours || typeof syscall === "string" ? { message: error.message } : {}),
    at: frames.map((line) => line.trim().slice(3)),
    ...(error.cause !== undefined && depth > 1
      ? { cause: plainError(error.cause, depth - 1) }
      : {}),
  };
}
