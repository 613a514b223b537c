import { z } from 'zod'

const invisible = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}\p{Zl}\p{Zp}]/u
// joiners make one glyph of an emoji family and are allowed inside it only
const joined = /(?<=\p{Extended_Pictographic}\uFE0F?)\u200D(?=\p{Extended_Pictographic})/gu
const noInvisible = { error: 'Leave out invisible and control characters.' }

const isVisible = (text: string): boolean => !invisible.test(text.replace(joined, ''))
const isLegible = (text: string): boolean => !/\p{M}{5,}/u.test(text)
const normalize = (text: string): string => text.normalize('NFC').trim()
/** In code points, as a reader counts. */
const isWithin = (max: number) => (text: string) => [...text].length <= max
const tooLong = (max: number) => `Use ${max} characters or fewer.`

/** Text of one line without control, format or lone surrogate characters, counted in code points. */
export function line(max: number, messages: { empty: string; long: string }) {
  return z
    .string({ error: messages.empty })
    .meta({ minLength: 1, maxLength: max })
    .transform(normalize)
    .refine((text) => text.length > 0, { error: messages.empty, abort: true })
    .refine(isWithin(max), { error: messages.long })
    .refine(isVisible, noInvisible)
    .refine(isLegible, { error: 'Use fewer combining marks.' })
}

/** The same, and nothing is a line too: an empty one. */
export function shortText(max: number) {
  return z
    .string({ error: 'Give a text.' })
    .meta({ maxLength: max })
    .transform(normalize)
    .refine(isWithin(max), { error: tooLong(max) })
    .refine(isVisible, noInvisible)
    .refine(isLegible, { error: 'Use fewer combining marks.' })
}

/** Text of many lines, which may be empty. */
export function longText(max: number) {
  return z
    .string({ error: 'Give a text.' })
    .meta({ maxLength: max })
    .transform((text) => normalize(text.replace(/\r\n?/g, '\n')))
    .refine(isWithin(max), { error: tooLong(max) })
    .refine((text) => isVisible(text.replace(/[\n\t]/g, '')), noInvisible)
}

/** Something to look for: an id, a filter. No database holds a NUL, and Postgres will not hear of one. */
export const needle = (max: number) =>
  z
    .string()
    .max(max)
    .refine((text) => !text.includes('\0'), noInvisible)
