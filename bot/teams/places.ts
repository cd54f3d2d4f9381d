import { type ConnectorClient, TeamsConnectorClient } from "botframework-connector";
import { once } from "./connector/deadline.ts";

const FRESH = 10 * 60_000;

/**
 * What a team's channels are called: messages carry their ids only. A team's own General channel
 * has no name of its own. Answers are kept for ten minutes; null says that Teams could not be asked.
 */
export function createPlaces(clock: () => number, onError: (error: unknown) => void) {
  const kept = new Map<
    string,
    { readonly at: number; readonly names: ReadonlyMap<string, string> }
  >();

  return async (
    { credentials }: ConnectorClient,
    baseUri: string,
    team: string,
    channel: string,
  ): Promise<string | null> => {
    const known = kept.get(team);
    if (known && clock() - known.at < FRESH) return known.names.get(channel) ?? null;
    try {
      const { teams } = once(new TeamsConnectorClient(credentials, { baseUri }));
      const [details, { conversations: channels = [] }] = await Promise.all([
        teams.fetchTeamDetails(team),
        teams.fetchChannelList(team),
      ]);
      const prefix = details.name ? `${details.name} > ` : "";
      const names = new Map(channels.map((c) => [c.id ?? "", `${prefix}${c.name ?? "General"}`]));
      if (kept.size > 500) kept.clear();
      kept.set(team, { at: clock(), names });
      return names.get(channel) ?? null;
    } catch (error) {
      onError(error);
      return null;
    }
  };
}
