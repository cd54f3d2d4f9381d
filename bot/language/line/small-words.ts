/** Words that name nothing that could be looked for. */
export const SMALL =
  /^(?:it|its|is|are|was|were|be|been|they|them|this|that|these|those|what|who|which|when|where|how|why|has|have|had|do|does|did|not|we|us|i|you|me|my|he|she|his|her|due|before|after|by|until|since|from|as|at|so|if|any|all|some|there|here|will|can|should|would|could|today|now|say|said|get|got|of|the|a|an|to|for|in|on|or|and|&|-|'|\/|about|with|their|our|is)$/;
