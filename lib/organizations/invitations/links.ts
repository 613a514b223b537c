import type { Role } from '../../actor'
import type { Tx } from '../../db/client'
import { newLinkSecret } from '../../input/link-secret'
import type { OrganizationsDeps } from '../deps'
import { invitationEmail } from './emails'
import { lifetimeMs } from './rules'

const linkUrl = (origin: string, secret: string): string => `${origin}/invite/${secret}`

/** A link to copy. It may pass through other hands: opening it does not prove the email address. */
export function newLink({ random, origin }: OrganizationsDeps) {
  const { secret, digest } = newLinkSecret(random)
  return { url: linkUrl(origin, secret), digest }
}

interface Addressee {
  readonly email: string
  readonly role: Role
  readonly locations: readonly string[]
  readonly organization: string
  readonly inviter: string
}

/** Queues the email with another link and returns the digest of that link; null if Keyrail sends no email. */
export async function sendLink(deps: OrganizationsDeps, tx: Tx, to: Addressee, now: Date): Promise<string | null> {
  if (!deps.mail.enabled) return null
  const { url, digest } = newLink(deps)
  const content = invitationEmail({ ...to, origin: deps.origin, url })
  await deps.mail.enqueue(tx, now, [{ to: to.email, ...content, dedupe: `invitation:${digest}` }])
  return digest
}

export const expiryFrom = (now: Date): Date => new Date(now.getTime() + lifetimeMs)
