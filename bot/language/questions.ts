import type { Parts } from "./parts.ts";
import { useMatch, type Word } from "./words.ts";

/** How people ask for things that the plan has one of, tried on the line in lower case. */

/** The risk register. */
export const RISKS = /\b(risks?|risk register|register)\b/;
/** KPIs and their milestones. */
export const KPI = /\b(kpis?|milestones?|indicators?|key performance indicators?)\b/;
/** The scorecard. */
export const SCORE =
  /\b(score ?cards?|measures?|baselines?|targets?|hitting|actuals?|data ?set|figures?|performance (?:data|figures)|came in at|how (?:far|close) (?:are we )?(?:off|from|to)|on target for|off target)\b/;
/** The whole plan at a glance. */
export const SUMMARY =
  /\b(summary|summari[sz]e|overview|at a glance|state of play|headlines?|big picture|how (?:are|r) (?:we|things) (?:doing|going|looking)|how(?:'s| is|s) (?:it|the plan|everything|things) (?:going|doing|looking|all going)|where (?:are|r) we(?: (?:at|up to))?(?: overall| now| generally| with (?:the plan|everything|it all|things))?[?.! ]*$|whole plan|rag (?:breakdown|count|split|totals?)|breakdown|overall (?:position|picture|status|progress)|(?:quick )?run ?down|the plan on a page|snapshot|how many (?:of each|in each))\b/;
/** Where something stands. */
export const LATEST =
  /\b(?:where (?:are|r|do|have) (?:we|things|they|u|you) (?:up to|at|stand|now|got to|got)?\s*(?:with|on|re)?|where(?:'s| is|s) (?:the|we)|(?:what(?:'s|s| is)? )?(?:the |any )?(?:latest|news|progress|update|updates|word)(?: is| there)?(?: on| with| about| from| for)|how(?:'s|s| is| are| r)|how (?:far|well) (?:are|have|along)|what(?:'s|s| is) (?:happening|going on|the (?:story|score|position|status|situation)|up|occurring|doing)(?: with| on| for)?|(?:status|position|progress) (?:of|on|for|with)|tell me about|what about|update (?:me )?on|(?:any )?joy (?:with|on)|heard (?:anything|owt) (?:about|on))\b/;
/** That rows are wanted. */
export const SHOWS =
  /\b(show|list|give|see|find|all|which|what|any|anything|everything|actions?|items?|get|display|how many|whose|who has|who's got)\b/;
/** Who owns or leads something. */
export const OWNER_ASKED =
  /\b(who(?:'s|s| is| are)? (?:heads?|heading|owns?|leads?|leading|owning|got|has|doing|responsible|in charge|down|on|dealing|handling|the (?:owner|lead|officer)|accountable|looking after|running|working|named|got to|supposed)|who(?:'s|s)? (?:is |are )?(?:it|that|this)? ?(?:with|for)|whose (?:is|are|action)|(?:owners?|leads?|responsible officers?|lead officer) (?:of|for|on)|who does|who should i (?:ask|speak|talk)|owner\??$|who are the (?:owners|leads)|who(?:'s|s| is) (?:on|over))\b/;
/** When something is due. */
export const DUE_ASKED =
  /\b(when(?:'s|s| is| are| does| do| will| should)|what(?:'s|s| is) the (?:deadline|due date|date|by[- ]when|timescale)|(?:deadline|due date|by[- ]when|timescale|due) (?:for|of|on)|by when|how long (?:have|has|is|do)|due date|due when|what date)\b/;
/** How something is rated. */
export const RAG_ASKED =
  /\b(?:(?:is|are|was|has|have|did)\b.{0,30}\b(?:red|amber|green|complete|done|finished|on track|started|overdue|late|rated)|what colou?r|what(?:'s|s| is) the (?:rag|rating|status|colou?r)|(?:rag|rating|status|colou?r) (?:of|for|on)|how is .{0,20} rated|rag\??$|status\??$)\b/;

/** Marks the words of every match of a pattern as used. */
export function useMatches(words: readonly Word[], lower: string, pattern: RegExp): void {
  for (const match of lower.matchAll(new RegExp(pattern, "g"))) {
    useMatch(words, match);
  }
}

/** Marks the words that ask for one fact or for where things stand. */
export function markAsked({ line, words }: Parts): void {
  for (const pattern of [OWNER_ASKED, DUE_ASKED, RAG_ASKED, LATEST])
    useMatches(words, line.toLowerCase(), pattern);
}
