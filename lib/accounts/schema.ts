import { z } from 'zod'
import { normalizeEmail } from '../input/email'
import { fold } from '../input/fold'
import { passwordProblem } from '../input/password-rules'
import { emptiable, line, longText, needle, shortText } from '../input/text'
import { isSubdomain } from './subdomain'

const emailMessage = 'Enter an email address, like ana@example.com.'

/** An email address in its stored spelling. */
export const email = z.string({ error: emailMessage }).transform((text, context) => {
  const normalized = normalizeEmail(text)
  if (normalized === null) context.addIssue({ code: 'custom', message: emailMessage })
  return normalized ?? ''
})

/** The folded name of the product, also in letters that look like its own: Greek, Cyrillic, and l, i and 1 for each other. */
const likeProduct = /^[kкκ][eеε][yуүγυ][rг][aаα][iіιlӏ1|]{2}$/u

/** Entries of the audit log and notices name Keyrail itself as their actor. */
const isProduct = (name: string): boolean => likeProduct.test(fold(name).replace(/[^\p{L}\p{N}|]/gu, ''))

export const personName = line(100, { empty: 'Enter your name.', long: 'Use 100 characters or fewer.' }).refine(
  (name) => !isProduct(name),
  { error: 'Keyrail itself has this name. Enter yours.' },
)

/** A new password by the general rules; the verb checks the rules that depend on the user. */
const newPassword = z
  .string({ error: 'Enter a password.' })
  .max(4_096, { error: 'Use 256 characters or fewer.', abort: true })
  .superRefine((text, context) => {
    const problem = passwordProblem(text, [])
    if (problem !== null) context.addIssue({ code: 'custom', message: problem })
  })

export const passkeyName = z.strictObject({ name: line(60, { empty: 'Name the passkey.', long: 'Use 60 characters or fewer.' }) })

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

export const resetRequest = z.strictObject({ email })
export const newPasswordInput = z.strictObject({ password: newPassword })

/** The fields of a user that a token may read. */
export const profileView = z
  .strictObject({
    name: z.string(),
    email: z.string(),
    signature: z.string().describe('Plain text.'),
    subdomain: z.string().nullable().describe("Subdomain of the user's website."),
  })
  .meta({ id: 'Profile' })
export type ProfileView = z.infer<typeof profileView>

const signature = longText(1_000)

export const profileChange = z
  .strictObject({ name: personName.optional(), signature: emptiable(signature).optional() })
  .meta({ id: 'ProfileChange' })
export type ProfileChange = z.input<typeof profileChange>

/** The user whose profile is meant; admin and location tokens must name one. */
export const profileTarget = z.strictObject({
  user: needle(64).min(1).optional().describe('Id of a user the token has access to. Required for admin and location tokens.'),
})
export type ProfileTarget = z.input<typeof profileTarget>

export interface PasskeyView {
  readonly id: string
  readonly name: string
  readonly createdAt: string
  readonly lastUsedAt: string | null
  /** Copied between the devices of the user. */
  readonly synced: boolean
  /** On a security key that is plugged in or held to the device. */
  readonly portable: boolean
}

/** How a user signs in. */
export interface SecurityView {
  readonly name: string
  readonly email: string
  readonly emailVerified: boolean
  /** Null without a password; the time is null if it was never changed. */
  readonly password: { readonly changedAt: string | null } | null
  readonly passkeys: readonly PasskeyView[]
  /** Null while two-factor codes are off. */
  readonly twoFactor: { readonly confirmedAt: string; readonly recoveryCodesLeft: number; readonly recoveryCodesFrom: string | null } | null
  /** An account at the OpenID Connect provider is connected. */
  readonly hasIdentity: boolean
  /** False if a passkey is the only way to sign in. */
  readonly mayRemovePasskey: boolean
}

/** What a user can confirm with. */
export interface ReauthMethods {
  readonly password: boolean
  readonly code: boolean
  readonly passkey: boolean
  /** Name of the OpenID Connect provider at which the user can sign in again; null = none. */
  readonly provider: string | null
}

const blankToNull = (text: string): string | null => (text === '' ? null : text)

/** Fields of their own profile that a user edits. */
export const ownProfileInput = z.strictObject({
  name: personName.optional(),
  phone: shortText(40).transform(blankToNull).optional(),
  jobTitle: shortText(100).transform(blankToNull).optional(),
  signature: signature.optional(),
})
export type OwnProfileInput = z.input<typeof ownProfileInput>

const subdomainMessage = 'Use 3 to 63 letters, digits and hyphens. Some names are reserved.'

/** Empty = no website. */
export const subdomainInput = z.strictObject({
  subdomain: z
    .string({ error: subdomainMessage })
    .transform((text) => blankToNull(text.trim().toLowerCase()))
    .refine((text) => text === null || isSubdomain(text), { error: subdomainMessage }),
})

export const subdomainState = z.enum(['free', 'yours', 'taken', 'invalid'])
export type SubdomainState = z.infer<typeof subdomainState>

/** The settings of a user's own profile. */
export interface OwnProfile {
  readonly name: string
  readonly email: string
  /** `no_mail_server`: not verified, and no link can be sent. */
  readonly emailState: 'verified' | 'unverified' | 'no_mail_server'
  readonly phone: string
  readonly jobTitle: string
  readonly signature: string
  readonly subdomain: string
  /** A change of the email address that both addresses must confirm. */
  readonly emailChange: { readonly newEmail: string; readonly oldConfirmed: boolean; readonly newConfirmed: boolean } | null
  /** What a token with `profile:read` gets. */
  readonly shared: ProfileView
}

export const emailChangeInput = z.strictObject({ email })

export const appearance = z.strictObject({
  timeZone,
  hourCycle: z.enum(['auto', 'h12', 'h23']),
  weekStart: z.union([z.literal(0), z.literal(1), z.literal(6)]).nullable(),
  exactTimes: z.boolean(),
  density: z.enum(['comfortable', 'compact']),
  singleKeys: z.boolean(),
  reduceMotion: z.boolean(),
})
export type Appearance = z.infer<typeof appearance>
export type AppearanceInput = { readonly [F in keyof Appearance]?: Appearance[F] | undefined }

export interface SessionView {
  /** Identifies the session in this list; not its id. */
  readonly key: string
  readonly current: boolean
  /** "Firefox on Windows" */
  readonly device: string
  readonly ip: string | null
  readonly createdAt: string
  readonly lastSeenAt: string
}

/** An account at the OpenID Connect provider that a user signs in with. */
export interface IdentityView {
  readonly issuer: string
  readonly subject: string
  readonly email: string
  readonly createdAt: string
  readonly lastUsedAt: string | null
  /** False for the last way to sign in. */
  readonly removable: boolean
}
