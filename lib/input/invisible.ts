/** Scripts that write joiners between letters: Persian, Hindi, Sinhala and their relatives. */
const joining = [
  'Arab',
  'Syrc',
  'Mong',
  'Nkoo',
  'Deva',
  'Beng',
  'Guru',
  'Gujr',
  'Orya',
  'Taml',
  'Telu',
  'Knda',
  'Mlym',
  'Sinh',
  'Khmr',
  'Tibt',
]
const joinedLetter = `[${joining.map((script) => `\\p{scx=${script}}`).join('')}\\p{M}]`
/** Scripts without spaces, in which a zero-width space marks where a line may break. */
const unspaced = '[\\p{sc=Thai}\\p{sc=Lao}\\p{sc=Khmr}\\p{sc=Mymr}\\p{M}]'
const braille = '[\\u2801-\\u28FF]'
const emoji = '\\p{Extended_Pictographic}\\p{Emoji_Modifier}?\\uFE0F?'

/** Characters that belong to what people write: variants of emoji and letters, joiners in scripts and emoji, the tags of regional flags. */
const meaningful = new RegExp(
  `(?<=\\p{Extended_Pictographic}\\p{Emoji_Modifier}?)[\\uFE0E\\uFE0F]|(?<=[0-9#*])\\uFE0F(?=\\u20E3)|(?<=\\p{sc=Han})[\\uFE00-\\uFE02\\u{E0100}-\\u{E01EF}]|(?<=\\p{sc=Mymr})\\uFE00|(?<=\\p{sc=Mong})[\\u180B-\\u180D\\u180F]|(?<=${unspaced})\\u200B(?=${unspaced})|(?<=${braille})\\u2800(?=${braille})|(?<=${joinedLetter})[\\u200C\\u200D](?=${joinedLetter})|(?<=${emoji})\\u200D(?=\\p{Extended_Pictographic})|(?<=\\u{1F3F4})[\\u{E0020}-\\u{E007E}]{1,8}\\u{E007F}`,
  'gu',
)
/** Unassigned and control characters, and those drawn as nothing, such as fillers of Hangul and the blank of Braille. */
const invisible = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]/u

/** True if the text has a character that cannot be seen and does not change how others are drawn. */
export const hasInvisible = (text: string): boolean => invisible.test(text.replace(meaningful, ''))

/** Format characters, variation selectors and the soft hyphen: pasted along without being noticed. */
const marks = /\p{Cf}|\p{Variation_Selector}/gu
const edgeMarks = /^[\p{Cf}\s]+|[\p{Cf}\s]+$/gu
const flagEnd = /\u{E007F}\s*$/u

/** For values without any use for marks, such as phone numbers. */
export const withoutMarks = (text: string): string => text.replace(marks, '')

/** Drops soft hyphens, and spaces and marks at both ends. */
export const trimmed = (text: string): string => {
  const soft = text.replaceAll('\u00AD', '')
  return flagEnd.test(soft) ? soft.trim() : soft.replace(edgeMarks, '')
}
