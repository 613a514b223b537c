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

/** A query without letters and digits, such as `🚀` or `***`: it is looked up as it is. Null for any other query. */
export function symbolsOf(query: string): string | null {
  const text = query.normalize('NFC').trim()
  return text === '' || words(text).length > 0 ? null : text
}

/** True if the text has characters that SQL's LIKE treats as wildcards, which the database client does not escape. */
export const hasWildcard = (text: string): boolean => /[%_\\]/.test(text)

/** Terms of a query: the `search` column must contain all of them; the leading space anchors each to the start of a word. */
export const searchTerms = (query: string): string[] => words(query).map((word) => ` ${word}`)
