import {
  AuthenticationConstants,
  AuthenticationError,
  type ClaimsIdentity,
} from "botframework-connector";
// The package's index leaves it out, and has it only behind the ways round it that are told of below.
import { JwtTokenExtractor } from "botframework-connector/lib/auth/jwtTokenExtractor.js";
import { fromBase64 } from "./guard.ts";
import { keepToDeadline } from "./signing-keys.ts";

/** Clocks may differ by so many seconds. */
const TOLERANCE = 5 * 60;
const CHANNEL = "msteams";

export type TokenSettings = {
  readonly appId: string;
  readonly issuer: string;
  /** The OpenID metadata document that leads to the issuer's keys. */
  readonly keysAt: string;
};

/** What a token was found to be: whose it is, or why it is refused. */
export type CheckedToken = { readonly identity: ClaimsIdentity } | { readonly refused: string };

/**
 * Checks that a request's token was signed by the Bot Framework for this bot, for Teams, and
 * now; `isFor` then checks that it is for this very service address. It goes straight to the SDK's check of channel tokens: the SDK's
 * own way there first tries emulators and other bots, takes what unverified tokens say into a list
 * that never shrinks, and lets a key pass that nobody endorsed. Throws if the keys cannot be had.
 */
export function createTokenCheck({ appId, issuer, keysAt }: TokenSettings) {
  const extractor = new JwtTokenExtractor(
    { issuer: [issuer], clockTolerance: TOLERANCE, ignoreExpiration: false },
    keysAt,
    AuthenticationConstants.AllowedSigningAlgorithms,
  );

  keepToDeadline(extractor.openIdMetadata, keysAt);

  return async (authorization: string): Promise<CheckedToken> => {
    const key = await extractor.openIdMetadata.getKey(keyIdOf(authorization));
    if (!key) return { refused: "a key that the Bot Framework does not have" };
    if (!key.endorsements?.includes(CHANNEL)) return { refused: "a key that is not for Teams" };
    const identity = await extractor
      .getIdentityFromAuthHeader(authorization, CHANNEL, [CHANNEL])
      .catch((error: unknown) => refusalOf(error));
    if (identity === null || typeof identity === "string")
      return { refused: identity ?? "no token" };
    const claim = (name: string): unknown => identity.getClaimValue(name);
    if (claim("aud") !== appId) return { refused: "a token for another bot" };
    if (typeof claim("exp") !== "number") return { refused: "a token that never ends" };
    return { identity };
  };
}

/** Whether a token is for the service address that its activity gives; until then only who signed it is known. */
export const isFor = (identity: ClaimsIdentity, serviceUrl: string): boolean =>
  identity.getClaimValue("serviceurl") === serviceUrl;

/** Why the SDK refuses a token: the key is there and endorsed, so the only refusal of its own is that of time. */
function refusalOf(error: unknown): string {
  if (error instanceof AuthenticationError) return "a token that has expired";
  const early = error instanceof Error && error.name === "NotBeforeError";
  return early ? "a token that is not valid yet" : "a token that the key did not sign";
}

/** The name of the key that a token says it was signed with. */
function keyIdOf(authorization: string): string {
  const header = fromBase64(/^Bearer ([\w-]+)\./.exec(authorization)?.[1] ?? "");
  const id = (header as { readonly kid?: unknown } | null | undefined)?.kid;
  return typeof id === "string" ? id : "";
}
