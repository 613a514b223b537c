import { z } from 'zod'
import { canonicalCidr } from '../ip'
import { isDuration } from '../time/calendar'

export const port = z.coerce.number().int().min(1).max(65_535)

/** A whole number from 0; mostly, 0 is unlimited. */
export const count = (most = 1_000_000_000) => z.coerce.number().int().min(0).max(most)

/** Sent by other software; rejected if it can be guessed or mistyped. */
export const secret = z.string().regex(/^[!-~]{16,}$/, { error: 'Use 16 or more visible ASCII characters' })

export const networks = z
  .string()
  .transform((text) => text.split(/[\s,]+/).filter(Boolean))
  .refine((all) => all.every((text) => canonicalCidr(text) !== null), { error: 'Use IP addresses or CIDRs, separated by commas' })

export const duration = z
  .string()
  .refine((text) => isDuration(text) && /[1-9]/.test(text), { error: 'Use an ISO 8601 duration greater than zero, such as P7D' })

export const domain = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/

export const signUp = z
  .string()
  .transform((text) =>
    text
      .toLowerCase()
      .split(/[\s,]+/)
      .filter(Boolean),
  )
  .refine((words) => isSignUpWord(words) || (words.length > 0 && words.every((word) => domain.test(word))), {
    error: 'Use closed, open, or email domains separated by commas, such as example.com',
  })
  .transform((words): 'closed' | 'open' | readonly string[] => (isSignUpWord(words) ? words[0] : words))

const isSignUpWord = (words: readonly string[]): words is ['closed' | 'open'] =>
  words.length === 1 && ['closed', 'open'].includes(words[0] ?? '')

/** Text that `problemOf` has nothing against; its sentence names the variable. */
export const checked = (problemOf: (text: string) => string | null) =>
  z.string().superRefine((text, context) => {
    const problem = problemOf(text)
    if (problem !== null) context.addIssue({ code: 'custom', message: problem })
  })
