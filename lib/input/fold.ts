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
  ƀ: 'b',
  ɓ: 'b',
  ƈ: 'c',
  ɖ: 'd',
  ɗ: 'd',
  ə: 'a',
  ɛ: 'e',
  ǥ: 'g',
  ɣ: 'g',
  ɨ: 'i',
  ƙ: 'k',
  ƚ: 'l',
  ɲ: 'n',
  ɔ: 'o',
  ɵ: 'o',
  ɍ: 'r',
  ʉ: 'u',
  ʋ: 'v',
  ƴ: 'y',
  ɏ: 'y',
  ƶ: 'z',
  // letters that look like an apostrophe, as in Hawaiʻi
  ʻ: '',
  ʼ: '',
}
const letters = new RegExp(`[${Object.keys(undecomposed).join('')}]`, 'g')

/** Folds text for comparison, sorting, slugs and file names: compatible forms as one, no accents, lower case. */
export const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(letters, (letter) => undecomposed[letter] ?? letter)
