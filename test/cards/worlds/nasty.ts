/** Everything that has ever upset a card: Markdown, templates, mentions, emoji, other scripts, new lines, backslashes. */
export const NASTY =
  '*bold* _slanted_ [link](https://x.example) `code` ${1+1} ${title} {{DATE(x)}} <at>Bob</at> # 👩‍👩‍👧 שלום مرحبا C:\\temp\\ "quoted" & done\nnext line\n- a list ';

/** Nasty words, so many characters of them, begun with a name so that no two are the same. */
export function nasty(begin: string, length: number): string {
  const text = `${begin} ${NASTY.repeat(Math.ceil(length / NASTY.length))}`;
  return `${text.slice(0, length - 1).replace(/[\uD800-\uDBFF\s]$/, "~")}.`;
}
