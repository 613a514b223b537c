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
  await tx.session.updateMany({ where, data: { ip: null, userAgent: null } })
  await tx.session.updateMany({ where: { ...where, endedAt: null }, data: { endedAt: now } })
  await tx.notice.deleteMany({ where })
  await tx.digestItem.deleteMany({ where })
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
