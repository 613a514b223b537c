import { z } from 'zod'
import { normalizeEmail } from '../input/email'
import { emptiable, line, longText, needle } from '../input/text'
import { passwordProblem } from './password-rules'

const emailMessage = 'Enter an email address, like ana@example.com.'

/** An email address in its stored spelling. */
export const email = z.string({ error: emailMessage }).transform((text, context) => {
  const normalized = normalizeEmail(text)
  if (normalized === null) context.addIssue({ code: 'custom', message: emailMessage })
  return normalized ?? ''
})

const personName = line(100, { empty: 'Enter your name.', long: 'Use 100 characters or fewer.' })

/** A new password by the general rules; the verb checks the rules that depend on the user. */
const newPassword = z
  .string({ error: 'Enter a password.' })
  .max(4_096, { error: 'Use 256 characters or fewer.', abort: true })
  .superRefine((text, context) => {
    const problem = passwordProblem(text, [])
    if (problem !== null) context.addIssue({ code: 'custom', message: problem })
  })

/** Browsers and servers use different names for zones, so every name this runtime accepts is valid. */
function isZone(name: string): boolean {
  try {
    return /^[A-Za-z]/.test(name) && new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

export const timeZone = z.string().max(64).refine(isZone, { error: 'Choose a time zone.' })

export const personInput = z.strictObject({ name: personName, email, password: newPassword, timeZone: timeZone.default('UTC') })
export type PersonInput = z.input<typeof personInput>

/** The fields of a user that a token may read. */
export const profileView = z
  .strictObject({
    name: z.string(),
    email: z.string(),
    signature: z.string().describe('Plain text.'),
    subdomain: z.string().nullable().describe('Subdomain of the user’s website.'),
  })
  .meta({ id: 'Profile' })
export type ProfileView = z.infer<typeof profileView>

export const profileChange = z
  .strictObject({ name: personName.optional(), signature: emptiable(longText(2_000)).optional() })
  .meta({ id: 'ProfileChange' })
export type ProfileChange = z.input<typeof profileChange>

/** The user whose profile is meant; admin and location tokens must name one. */
export const profileTarget = z.strictObject({
  user: needle(64).min(1).optional().describe('Id of a user the token has access to. Required for admin and location tokens.'),
})
export type ProfileTarget = z.input<typeof profileTarget>
