/** Folds text for search: no accents, lower case, words of letters and digits. */
function words(text: string): string[] {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
}

/** Text for a `search` column: folded words, each after a space. */
export const searchText = (...texts: readonly string[]): string =>
  words(texts.join(' '))
    .map((word) => ` ${word}`)
    .join('')

/** Terms of a query: the `search` column must contain all of them; the leading space anchors each to the start of a word. */
export const searchTerms = (query: string): string[] => words(query).map((word) => ` ${word}`)
