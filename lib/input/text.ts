import { z } from 'zod'
import { hasInvisible, trimmed } from './invisible'

export const noInvisible = { error: 'Remove invisible and control characters.' }

/** A combining mark alone is drawn on nothing. */
const hasSign = (text: string): boolean => /[\p{L}\p{N}\p{P}\p{S}]/u.test(text)
const isVisible = (text: string): boolean => !hasInvisible(text)
const isLegible = (text: string): boolean => !/\p{M}{5,}/u.test(text)
const normalize = (text: string): string => trimmed(text.normalize('NFC'))
/** Counts code points, not UTF-16 units. */
const isWithin = (max: number) => (text: string) => [...text].length <= max
const tooLong = (max: number) => `Use ${max} characters or fewer.`

/** Non-empty text of one line, without control, format or lone surrogate characters; `max` counts code points. */
export function line(max: number, messages: { empty: string; long: string }) {
  return z
    .string({ error: messages.empty })
    .meta({ minLength: 1, maxLength: max })
    .transform(normalize)
    .refine((text) => text.length > 0, { error: messages.empty, abort: true })
    .refine(isWithin(max), { error: messages.long })
    .refine(isVisible, noInvisible)
    .refine(hasSign, { error: messages.empty })
    .refine(isLegible, { error: 'Use fewer combining marks.' })
}

/** Text of one line that may be empty. */
export function shortText(max: number) {
  return z
    .string({ error: 'Enter some text.' })
    .meta({ maxLength: max })
    .transform(normalize)
    .refine(isWithin(max), { error: tooLong(max) })
    .refine(isVisible, noInvisible)
    .refine(isLegible, { error: 'Use fewer combining marks.' })
}

/** Text of several lines that may be empty. */
export function longText(max: number) {
  return z
    .string({ error: 'Enter some text.' })
    .meta({ maxLength: max })
    .transform((text) => normalize(text.replace(/\r\n?/g, '\n')))
    .refine(isWithin(max), { error: tooLong(max) })
    .refine((text) => isVisible(text.replace(/[\n\t]/g, '')), noInvisible)
}

/** Null empties a text, as an empty text does. */
export const emptiable = <Schema extends z.ZodType<string, string>>(schema: Schema) => schema.nullable().transform((text) => text ?? '')

/** Text to look up, such as an id or a filter. NUL is rejected because Postgres fails on it. */
export const needle = (max: number) =>
  z
    .string()
    .max(max)
    .refine((text) => !text.includes('\0'), noInvisible)
