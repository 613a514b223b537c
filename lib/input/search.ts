/** Folds text for search: no accents, lower case, words of letters and digits. */
function words(text: string): string[] {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
}

/** What a `search` column holds: folded words, each after a space. */
export const searchText = (...texts: readonly string[]): string =>
  words(texts.join(' '))
    .map((word) => ` ${word}`)
    .join('')

/** What a query looks for in a `search` column: every one of these must be contained, so each matches the start of a word. */
export const searchTerms = (query: string): string[] => words(query).map((word) => ` ${word}`)
