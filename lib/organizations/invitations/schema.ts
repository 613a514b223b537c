import { z } from 'zod'
import { type Role, roles } from '../../actor'
import { normalizeEmail } from '../../input/email'
import { needle } from '../../input/text'
import type { LocationChoices } from '../location-choices-schema'

const mostAtOnce = 100

/** Addresses separated by spaces, commas, semicolons or lines, also in the form `Ana Martins <ana@example.com>`. */
const addresses = (text: string): string[] => {
  const bracketed = [...text.matchAll(/<([^<>\s]+)>/g)].map(([, address = '']) => address)
  const bare = text.replace(/[^\n,;<]*<[^<>]*>/g, ' ').split(/[\s,;]+/)
  return [...bracketed, ...bare].filter(Boolean)
}

const emails = z
  .string({ error: 'Enter at least one email address.' })
  .max(40_000, { error: `Invite at most ${mostAtOnce} people at a time.` })
  .transform((text, context) => {
    const given = addresses(text)
    const wrong = given.filter((address) => normalizeEmail(address) === null)
    const problem = problemOf(given, wrong)
    if (problem === null) return [...new Set(given.map((address) => normalizeEmail(address) ?? ''))]
    context.addIssue({ code: 'custom', message: problem })
    return z.NEVER
  })

function problemOf(given: readonly string[], wrong: readonly string[]): string | null {
  if (given.length === 0) return 'Enter at least one email address.'
  if (wrong.length > 0) return `Not a valid email address: ${wrong.slice(0, 3).join(', ').slice(0, 200)}.`
  return given.length > mostAtOnce ? `Invite at most ${mostAtOnce} people at a time.` : null
}

export const invitationInput = z.strictObject({
  emails,
  role: z.enum(roles),
  locationIds: z
    .array(needle(64).min(1))
    .max(1_000)
    .default([])
    .transform((ids) => [...new Set(ids)]),
})
export type InvitationInput = z.input<typeof invitationInput>

/** Validated like every new user. */
export interface AcceptanceInput {
  readonly name: string
  readonly password: string
  readonly timeZone: string
}

export const invitationStates = ['pending', 'accepted', 'expired'] as const
/** `expired` includes declined and revoked ones. */
export type InvitationState = (typeof invitationStates)[number]

/** From the URL: invalid values are ignored. */
export const invitationFilter = z.object({
  state: z.enum(invitationStates).catch('pending'),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
})
export type InvitationFilter = Readonly<Record<string, unknown>>

export interface InvitationView {
  readonly id: string
  readonly email: string
  readonly role: Role
  readonly locations: readonly string[]
  readonly inviter: string
  readonly createdAt: string
  readonly expiresAt: string
  readonly status: 'pending' | 'accepted' | 'declined' | 'revoked' | 'expired'
  readonly acceptedAt: string | null
  /** An email with the latest link was sent. */
  readonly sent: boolean
  /** The viewer may renew and revoke it. */
  readonly changeable: boolean
}

export interface InvitationPage extends LocationChoices {
  readonly rows: readonly InvitationView[]
  readonly total: number
  readonly page: number
  readonly per: number
  readonly state: InvitationState
  readonly counts: Readonly<Record<InvitationState, number>>
  /** Roles that the viewer may give. */
  readonly roles: readonly Role[]
  /** Invitations are sent by email too. */
  readonly sendsEmail: boolean
  readonly now: string
}

export interface InvitationLink {
  readonly email: string
  readonly url: string
}

export interface Invited {
  readonly links: readonly InvitationLink[]
  /** Addresses of active members, who were not invited. */
  readonly members: readonly string[]
}

/** What the page of a link shows. */
export type PresentedInvitation =
  | {
      readonly kind: 'open'
      readonly organization: string
      readonly slug: string
      readonly inviter: string
      readonly email: string
      readonly role: Role
      readonly locations: readonly string[]
      readonly expiresAt: string
      readonly hasAccount: boolean
    }
  | { readonly kind: 'expired'; readonly inviter: string; readonly expiresAt: string }
  | { readonly kind: 'used' | 'revoked' | 'declined'; readonly organization: string; readonly inviter: string }
  | { readonly kind: 'unknown' }
