import type { ConnectorClient } from "botframework-connector";
import { z } from "zod";

/** A person as the conversation's roster has them. */
export type Member = {
  readonly id: string | null;
  readonly upn: string | null;
  readonly tenant: string | null;
  readonly guest: boolean;
};

const Account = z.looseObject({
  aadObjectId: z.string().nullish(),
  objectId: z.string().nullish(),
  userPrincipalName: z.string().nullish(),
  tenantId: z.string().nullish(),
  userRole: z.string().nullish(),
});

const FRESH = 10 * 60_000;
const MOST_KEPT = 5000;

/**
 * Asks a conversation's roster who somebody is: the roster knows guests and sign-in names, the
 * activity does not. Answers are kept for ten minutes; null says that Teams could not be asked.
 */
export function createMembers(clock: () => number, onError: (error: unknown) => void) {
  const kept = new Map<string, { readonly at: number; readonly member: Member }>();

  return async (
    conversation: string,
    person: string,
    client: ConnectorClient,
  ): Promise<Member | null> => {
    const name = JSON.stringify([conversation, person]);
    const known = kept.get(name);
    if (known && clock() - known.at < FRESH) return known.member;
    try {
      const found: unknown = await client.conversations.getConversationMember(conversation, person);
      const account = Account.parse(found);
      const member: Member = {
        id: account.aadObjectId ?? account.objectId ?? null,
        upn: account.userPrincipalName ?? null,
        tenant: account.tenantId ?? null,
        guest: /guest|anonymous/i.test(account.userRole ?? ""),
      };
      if (kept.size >= MOST_KEPT) kept.clear();
      kept.set(name, { at: clock(), member });
      return member;
    } catch (error) {
      onError(error);
      return null;
    }
  };
}
