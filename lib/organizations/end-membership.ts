import type { AuditAction, RecordChange } from '../audit/index'
import type { Tx } from '../db/client'
import type { OrgId, UserId } from '../ids'
import type { OrganizationsDeps } from './deps'
import { updateMember } from './store'

interface Ending {
  readonly tx: Tx
  readonly now: Date
  readonly record: RecordChange
}

interface Ended {
  readonly orgId: OrgId
  readonly userId: UserId
  readonly name: string
  readonly action: AuditAction
  /** Number of their user tokens. */
  readonly tokens: number
}

/** Ends a membership in the transaction that locked the organization's audit head: with its commit the user tokens are rejected. */
export async function endMembership(
  { tokens }: OrganizationsDeps,
  { tx, now, record }: Ending,
  { orgId, userId, name, action, tokens: count }: Ended,
): Promise<void> {
  await updateMember(tx, orgId, userId, { deactivatedAt: now, removedAt: now })
  const seq = await record({ action, subject: name, after: { tokens: count } })
  await tokens.ofFormerMembers.begin(tx, { orgId, ownerId: userId, seq })
}
