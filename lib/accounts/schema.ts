import { z } from 'zod'
import { normalizeEmail } from '../input/email'
import { line, longText, needle } from '../input/text'
import { passwordProblem } from './password-rules'

const emailWanted = 'Enter an email address, like ana@example.com.'

/** An email address in the one spelling it is stored in. */
export const email = z.string({ error: emailWanted }).transform((text, context) => {
  const normalized = normalizeEmail(text)
  if (normalized === null) context.addIssue({ code: 'custom', message: emailWanted })
  return normalized ?? ''
})

export const personName = line(100, { empty: 'Enter your name.', long: 'Use 100 characters or fewer.' })

/** A new password by the rules that hold for anybody; those that know its person are checked by the verb. */
const newPassword = z
  .string({ error: 'Enter a password.' })
  .max(4_096, { error: 'Use 256 characters or fewer.', abort: true })
  .superRefine((text, context) => {
    const problem = passwordProblem(text, [])
    if (problem !== null) context.addIssue({ code: 'custom', message: problem })
  })

/** Browsers and servers know zones under different names, so whatever this one can compute with is a zone. */
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

/** What a person is to software: exactly this, and nothing else of an account. */
export const profileView = z.strictObject({
  name: z.string(),
  email: z.string(),
  signature: z.string().describe('Plain text.'),
  subdomain: z.string().nullable().describe('Of the person’s website.'),
})
export type ProfileView = z.infer<typeof profileView>

export const profileChange = z.strictObject({ name: personName.optional(), signature: longText(2_000).optional() })
export type ProfileChange = z.input<typeof profileChange>

/** Whose profile: an admin or location token names one of its people. */
export const profileTarget = z.strictObject({
  user: needle(64).min(1).optional().describe('The id of a person within reach. Admin and location tokens must name one.'),
})
export type ProfileTarget = z.input<typeof profileTarget>
