import { fold } from './fold'

/** A character of a script without spaces between words; a search finds it wherever it is. */
const spaceless =
  /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmr}\p{sc=Mymr}\p{sc=Bopo}\p{sc=Yiii}\p{sc=Java}\p{sc=Bali}\p{sc=Tale}\p{sc=Talu}\p{sc=Lana}]/u
const pieces = new RegExp(`${spaceless.source}|(?:(?!${spaceless.source})[\\p{L}\\p{N}])+`, 'gu')

const letterOrDigit = /[\p{L}\p{N}]/u

const apostrophe = /(?<=[\p{L}\p{N}])['’‘`](?=[\p{L}\p{N}])/u
const apostrophes = new RegExp(apostrophe, 'gu')
const joined = (text: string): string => text.replace(apostrophes, '')

/** Words of letters and digits, each in pieces: a run of letters, or one character of a script without spaces. */
const words = (text: string): (readonly string[])[] =>
  fold(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .map(piecesOf)

/** Most words are one piece, which is found faster by a simple expression. */
const piecesOf = (word: string): readonly string[] => (spaceless.test(word) ? (word.match(pieces) ?? []) : [word])

const anchored = (all: readonly string[]): string => all.map((piece) => ` ${piece}`).join('')

/** Rises whenever `search` columns of the same data would differ from what older versions wrote. Each start compares it with the database. */
export const searchVersion = 4

/** Letters and spaces; one letter of some scripts folds into eighteen. */
const maxSearchText = 1_000

/** More than a character at the end of a part can change what is before it. */
const margin = 64

/**
 * Text for a `search` column: folded words, each after a space, up to the last whole word within the maximum. A word with an
 * apostrophe is there in parts and as one, so that `neil` and `oneil` both find O'Neil. Folds only as much of a long text as that needs.
 */
export function searchText(...texts: readonly string[]): string {
  const whole = texts.join(' ')
  let length = margin
  let text = folded(whole.slice(0, length))
  while (length < whole.length && text.length <= maxSearchText + margin) {
    length *= 4
    text = folded(whole.slice(0, length))
  }
  return text.length <= maxSearchText ? text : text.slice(0, text.lastIndexOf(' ', maxSearchText)) || text.slice(0, maxSearchText)
}

const folded = (text: string): string => anchored(words(withJoined(text)).flat())

const withJoined = (text: string): string => text.replace(/\S+/g, (word) => (apostrophe.test(word) ? `${word} ${joined(word)}` : word))

/** A query without letters and digits, such as `🚀` or `***`: it is looked up as it is. Null for any other query. */
export function symbolsOf(query: string): string | null {
  const text = query.normalize('NFC').trim()
  return text === '' || letterOrDigit.test(fold(text)) ? null : text
}

interface WordRange {
  readonly from: string
  readonly to: string
}

/** Longest word that an index has; of a longer one it has the beginning. */
const maxWord = 64
const lastCharacter = '\u{10ffff}'

/** The indexed words that a term can be found by, as a range of code points. All pieces of a term but the last are whole words. */
export function wordRange(term: string): WordRange {
  const [first = '', ...others] = term.trim().split(' ')
  const from = first.slice(0, maxWord)
  return { from, to: others.length > 0 && first.length <= maxWord ? `${from} ` : `${from}${lastCharacter}` }
}

/** Terms of a query: the `search` column must contain all of them; the leading space anchors each to the start of a word. */
export const searchTerms = (query: string): string[] => words(joined(query)).map(anchored)
