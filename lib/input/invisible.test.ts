import { describe, expect, test } from 'vitest'
import { hasInvisible, trimmed, withoutMarks } from './invisible'

describe('what people write is visible', () => {
  test.each([
    ['Persian with a zero-width non-joiner', 'می\u200Cخواهم'],
    ['Sinhala with a zero-width joiner', 'ශ්\u200Dරී'],
    ['Hindi with a zero-width joiner', 'क्\u200Dष'],
    ['an astronaut', '👩\u200D🚀'],
    ['a developer with a skin tone', '👩🏽\u200D💻'],
    ['a family', '👨\u200D👩\u200D👧'],
    ['a rainbow flag', '🏳️\u200D🌈'],
    ['the flag of Wales', '🏴\u{E0067}\u{E0062}\u{E0077}\u{E006C}\u{E0073}\u{E007F}'],
    ['a combining accent', 'e\u0301'],
    ['Khmer with a zero-width space', 'ច្\u200Bបាប់'],
    ['Thai with a zero-width space', 'ภาษา\u200Bไทย'],
    ['Braille with its blank', '⠓⠑\u2800⠇⠇'],
    ['a variant of a Han character', '葛\u{E0100}'],
    ['a heart as an emoji', '❤\uFE0F'],
    ['a keycap', '1\uFE0F\u20E3'],
    ['a Mongolian letter variant', 'ᠠ\u180B'],
  ])('%s', (_, text) => {
    expect(hasInvisible(text)).toBe(false)
  })
})

describe('what hides is not', () => {
  test.each([
    ['a zero-width joiner between Latin letters', 'a\u200Db'],
    ['a zero-width non-joiner between Latin letters', 'ad\u200Cmin'],
    ['a zero-width space', 'a\u200Bb'],
    ['a joiner at the end of an emoji', '👩\u200D'],
    ['two joiners in a row', 'می\u200C\u200Cخواهم'],
    ['a reordering mark', 'a\u202Eb'],
    ['tags without a flag', 'a\u{E0067}\u{E007F}'],
    ['tags without an end', '🏴\u{E0067}\u{E0062}'],
    ['a control character', 'a\u0007'],
    ['half a character', '\uD800'],
    ['a Hangul filler', '\u3164'],
    ['a half-width Hangul filler', 'Ana\uFFA0'],
    ['the blank of Braille alone', '\u2800'],
    ['a grapheme joiner', 'a\u034Fb'],
    ['a lone variation selector', '\uFE0F'],
    ['a variation selector after a letter', 'a\uFE0Fb'],
    ['two variation selectors', '❤\uFE0F\uFE0F'],
    ['a selector of ideographic variants after a letter', 'a\u{E0100}b'],
    ['a Khmer inherent vowel', 'a\u17B4b'],
    ['a Mongolian vowel separator', 'a\u180Eb'],
    ['a Mongolian variation selector after a letter', 'a\u180Bb'],
  ])('%s', (_, text) => {
    expect(hasInvisible(text)).toBe(true)
  })
})

test.each([
  ['\uFEFF Ana\u00AD Martins \u200E', 'Ana Martins'],
  ['🏴\u{E0067}\u{E0062}\u{E0077}\u{E006C}\u{E0073}\u{E007F}', '🏴\u{E0067}\u{E0062}\u{E0077}\u{E006C}\u{E0073}\u{E007F}'],
  ['👩🏽\u200D💻', '👩🏽\u200D💻'],
])('soft hyphens, and marks at the ends, are dropped from %j', (given, text) => {
  expect(trimmed(given)).toBe(text)
})

test('a phone number keeps no mark', () => {
  expect(withoutMarks('\u202A+351\u200E 912\uFE0D 345 678\u202C')).toBe('+351 912 345 678')
})
