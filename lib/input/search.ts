import { fold } from './fold'

/** A character of a script without spaces between words; a search finds it wherever it is. */
const spaceless =
  /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmr}\p{sc=Mymr}\p{sc=Bopo}\p{sc=Yiii}\p{sc=Java}\p{sc=Bali}\p{sc=Tale}\p{sc=Talu}\p{sc=Lana}]/u
const pieces = new RegExp(`${spaceless.source}|(?:(?!${spaceless.source})[\\p{L}\\p{N}])+`, 'gu')

/** Words of letters and digits, each in pieces: a run of letters, or one character of a script without spaces. */
const words = (text: string): (readonly string[])[] =>
  fold(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .map((word) => word.match(pieces) ?? [])

const anchored = (all: readonly string[]): string => all.map((piece) => ` ${piece}`).join('')

/** Rises whenever `search` columns of the same data would differ from what older versions wrote. Each start compares it with the database. */
export const searchVersion = 3

/** Text for a `search` column: folded words, each after a space. */
export const searchText = (...texts: readonly string[]): string => anchored(words(texts.join(' ')).flat())

/** A query without letters and digits, such as `🚀` or `***`: it is looked up as it is. Null for any other query. */
export function symbolsOf(query: string): string | null {
  const text = query.normalize('NFC').trim()
  return text === '' || words(text).length > 0 ? null : text
}

/** True if the text has characters that SQL's LIKE treats as wildcards, which the database client does not escape. */
export const hasWildcard = (text: string): boolean => /[%_\\]/.test(text)

/** Terms of a query: the `search` column must contain all of them; the leading space anchors each to the start of a word. */
export const searchTerms = (query: string): string[] => words(query).map(anchored)
