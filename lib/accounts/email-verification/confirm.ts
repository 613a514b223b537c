import type { AnonymousActor } from '../../audit/index'
import type { Origin } from '../../ports'
import { fail, type Outcome, ok } from '../../result'
import type { AccountsDeps } from '../deps'
import { findLink, takeLink } from '../links/links'
import { findUnverified, writeVerified } from './store'

/** Reads a link without using it; null if it does not work. */
export async function readVerificationLink({ db, clock }: AccountsDeps, secret: string): Promise<{ email: string } | null> {
  const link = await findLink(db.read, 'verify_email', secret, await clock.now())
  if (!link?.userId) return null
  return (await findUnverified(db.read, link.userId)) === link.email ? { email: link.email } : null
}

const expired = fail('not_found', { detail: 'This link has expired or was already used.' })

/** Uses a link. It verifies the address that it was sent to, and no later one. */
export async function confirmVerification(
  { db, clock, audit }: AccountsDeps,
  secret: string,
  origin: Origin,
): Promise<Outcome<{ email: string }, 'not_found'>> {
  const now = await clock.now()
  return db.write(async (tx) => {
    const link = await takeLink(tx, 'verify_email', secret, now)
    const name = link?.userId ? await writeVerified(tx, link.userId, link.email, now) : null
    if (!link || name === null) return expired
    const actor: AnonymousActor = { kind: 'stranger', name, origin }
    await audit.installation.append(tx, actor, now, { action: 'user.email_verified', subject: name, after: { userId: link.userId } })
    return ok({ email: link.email })
  })
}
