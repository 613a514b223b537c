import { untilNone } from '../db/batches'
import type { Tx } from '../db/client'
import type { UserId } from '../ids'

/**
 * Deletes everything about a user except the rows that organizations and the audit log refer to. Their email address and subdomain are
 * free again; no session, link or way to sign in is left.
 */
export async function eraseUser(tx: Tx, id: UserId, now: Date): Promise<void> {
  const where = { userId: id }
  const columns = { name: 'Deleted user', email: `deleted:${id}`, search: '', signature: '', subdomain: null, phone: null, jobTitle: null }
  await tx.user.update({ where: { id }, data: { ...columns, passwordHash: null, deactivatedAt: now, deletedAt: now } })
  const traced = { ...where, OR: [{ ip: { not: null } }, { userAgent: { not: null } }] }
  await untilNone((limit) => tx.session.updateMany({ where: traced, data: { ip: null, userAgent: null }, limit }))
  await untilNone((limit) => tx.session.updateMany({ where: { ...where, endedAt: null }, data: { endedAt: now }, limit }))
  await untilNone((limit) => tx.notice.deleteMany({ where, limit }))
  await untilNone((limit) => tx.digestItem.deleteMany({ where, limit }))
  await tx.passkey.deleteMany({ where })
  await tx.passkeyChallenge.deleteMany({ where })
  await tx.authenticator.deleteMany({ where })
  await tx.recoveryCode.deleteMany({ where })
  await tx.identity.deleteMany({ where })
  await tx.oneTimeLink.deleteMany({ where })
  await tx.emailChange.deleteMany({ where })
  await tx.secondStep.deleteMany({ where })
  await tx.signInTicket.deleteMany({ where })
  await tx.preference.deleteMany({ where })
  await tx.emailPreference.deleteMany({ where })
  await tx.knownDevice.deleteMany({ where })
}
