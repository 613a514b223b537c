/** Letters with a stroke, a ligature or no dot: no normalization form decomposes them. */
const undecomposed: Readonly<Record<string, string>> = {
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ħ: 'h',
  ŧ: 't',
  ı: 'i',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  þ: 'th',
  ŋ: 'ng',
}
const letters = new RegExp(`[${Object.keys(undecomposed).join('')}]`, 'g')

/** Folds text for comparison, sorting, slugs and file names: compatible forms as one, no accents, lower case. */
export const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(letters, (letter) => undecomposed[letter] ?? letter)
