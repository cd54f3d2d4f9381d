/** A stream of numbers that is the same every time: a test that fails must fail again. */
export function createDice(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

const WORDS =
  "show red amber green actions for Hilary zoe's sarah not except area 3 3.4 2-5 kpi R2 1a overdue due before after between christmas easter next month the 3rd Q4 end of jan risks log a risk set because scorecard summary post in General what who when where how is are done complete started haven't joint commissioning local offer autism transitions everything nothing but and or jointly @0 my me csv history changed since last board challenge quorum help & % £ 41% 2021-02-30 99/99/9999 half term".split(
    " ",
  );

/** Lines that have broken programs before. */
export const NASTY = [
  "' or PartitionKey ne '",
  "x' or 1 eq 1 or 'a' eq '",
  "'; DROP TABLE planboard; --",
  "PartitionKey eq 'plan:local' and RowKey ge 'item:'",
  "${1+1} ${$root} {{constructor}}",
  "<script>alert(1)</script><at>Plan Board</at>",
  "__proto__ constructor toString hasOwnProperty",
  "\u202Egnitirw sdrawkcab\u202C עברית العربية",
  "👩‍👩‍👧‍👦🟥🟧🟩 ✖▲● \ud83d\udd34",
  "\u0000\u0001\u001f\u007f\ufeff\u2028",
  "((((((((((a+)+)+)+)+$",
  "a".repeat(5000),
  "red ".repeat(1250),
  "(".repeat(3000),
  "area ".repeat(1000),
  "1.".repeat(2500),
  "between ".repeat(600),
  "not ".repeat(1200),
  "what did ".repeat(500),
  "set 3.4 red because ".repeat(250),
  "0".repeat(5000),
  "n't ".repeat(1200),
  "end of ".repeat(700),
  "the child's ehcp ".repeat(300),
  " ".repeat(5000),
  "é".repeat(2500),
];

/** A line that nobody would write, from dice: words in any order, nasty fragments, any characters. */
export function saladOf(dice: () => number): string {
  const pick = <T>(list: readonly T[]) => list[Math.floor(dice() * list.length)] as T;
  const kind = dice();
  if (kind < 0.1) return pick(NASTY);
  if (kind < 0.2) {
    return Array.from({ length: Math.floor(dice() * 60) }, () =>
      String.fromCodePoint(1 + Math.floor(dice() * 0xd7fe)),
    ).join("");
  }
  const words = Array.from({ length: 1 + Math.floor(dice() * 14) }, () =>
    dice() < 0.03 ? pick(NASTY).slice(0, 60) : pick(WORDS),
  );
  return words.join(dice() < 0.9 ? " " : pick(["", ",", " - ", "\n", "\u00a0"]));
}
