/** What a table of words says of a word; nothing of words that every object has, such as "constructor". */
export const wordIn = <T>(table: Readonly<Record<string, T>>, word: string): T | undefined =>
  Object.hasOwn(table, word) ? table[word] : undefined;
