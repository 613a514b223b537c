// en-GB: no comma before "and"
const list = new Intl.ListFormat('en-GB', { type: 'conjunction' })

/** "A", "A and B", "A, B and C". */
export const joinWords = (words: Iterable<string>): string => list.format(words)
