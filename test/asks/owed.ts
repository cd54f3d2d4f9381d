/** What can be asked by press, and in words that the reader does not know yet; one that it has learnt must be taken out here. */
export const OWED: ReadonlySet<string> = new Set([
  "show_measure",
  "record_figure",
  "record_figures",
  "say_direction",
  "count_anew",
  "contradictions",
]);
