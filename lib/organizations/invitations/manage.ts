import type { PersonActor, Role } from '../../actor'
import type { RecordChange } from '../../audit/index'
import type { Tx } from '../../db/client'
import { fail, type Outcome, ok } from '../../result'
import type { OrganizationsDeps } from '../deps'
import { takeInvitations } from './limits'
import { expiryFrom, newLink, sendLink } from './links'
import { rejection } from './rules'
import type { InvitationLink } from './schema'
import { findInvitation, findLocationNames, type InvitationRecord, updateInvitation } from './store'

export type ManageFailure = 'forbidden' | 'reauthentication_required' | 'not_found' | 'wrong_status' | 'rate_limited'

/** Extends the invitation and returns a new link to copy; the earlier one stops working. */
export const renewLink = (deps: OrganizationsDeps, actor: PersonActor, id: string): Promise<Outcome<InvitationLink, ManageFailure>> =>
  changeOpen(deps, actor, id, async ({ tx, now, record, invitation }) => {
    const { url, digest } = newLink(deps)
    await renew(tx, actor, invitation, { linkDigest: digest, expiresAt: expiryFrom(now) })
    await record({ action: 'invitation.renewed', subject: invitation.email, after: { by: 'link' } })
    return ok({ email: invitation.email, url })
  })

/** Extends the invitation and sends it again; the link of the earlier email stops working. */
export const resend = (deps: OrganizationsDeps, actor: PersonActor, id: string): Promise<Outcome<null, ManageFailure>> =>
  changeOpen(deps, actor, id, async ({ tx, now, record, invitation }) => {
    const { email, role, org, locationIds } = invitation
    const locations = await findLocationNames(tx, actor.orgId, idsOf(locationIds))
    const names = locations.map(({ name }) => name)
    const to = { email, role: role as Role, locations: names, organization: org.name, inviter: actor.name }
    if (!deps.mail.enabled) return fail('wrong_status', { detail: 'Keyrail sends no email. Copy the link instead.' })
    const limited = await takeInvitations(tx, actor, 1, now)
    if (limited) return limited
    const mailDigest = await sendLink(deps, tx, to, now)
    await renew(tx, actor, invitation, { mailDigest, expiresAt: expiryFrom(now) })
    await record({ action: 'invitation.renewed', subject: email, after: { by: 'email' } })
    return ok(null)
  })

export const revokeInvitation = (deps: OrganizationsDeps, actor: PersonActor, id: string): Promise<Outcome<null, ManageFailure>> =>
  changeOpen(deps, actor, id, async ({ tx, now, record, invitation }) => {
    await updateInvitation(tx, actor.orgId, id, { revokedAt: now })
    await record({ action: 'invitation.revoked', subject: invitation.email })
    return ok(null)
  })

export const idsOf = (locationIds: string): string[] => locationIds.split(' ').filter(Boolean)

/** The actor becomes the inviter: the invitation depends on what the actor may give. */
const renew = (
  tx: Tx,
  actor: PersonActor,
  { id }: InvitationRecord,
  data: { linkDigest?: string; mailDigest?: string | null; expiresAt: Date },
) => updateInvitation(tx, actor.orgId, id, { ...data, inviterId: actor.userId })

interface OpenChange {
  readonly tx: Tx
  readonly now: Date
  readonly record: RecordChange
  readonly invitation: InvitationRecord
}

type Work<T> = (change: OpenChange) => Promise<Outcome<T, ManageFailure>>

/** Changes an invitation that was not answered or revoked; it may have expired. */
async function changeOpen<T>(deps: OrganizationsDeps, actor: PersonActor, id: string, work: Work<T>): Promise<Outcome<T, ManageFailure>> {
  const now = await deps.clock.now()
  // the least that every change needs, before anything is read
  const rejected = rejection(actor, 'viewer', now)
  if (rejected) return rejected
  return deps.audit.change(actor.orgId, actor, now, async (tx, record): Promise<Outcome<T, ManageFailure>> => {
    const invitation = await findInvitation(tx, actor.orgId, id)
    if (!invitation) return fail('not_found')
    const { role, acceptedAt, declinedAt, revokedAt } = invitation
    const reason = rejection(actor, role as Role, now)
    if (reason) return reason
    if (acceptedAt ?? declinedAt ?? revokedAt) return fail('wrong_status', { detail: 'This invitation was already answered or revoked.' })
    return work({ tx, now, record, invitation })
  })
}
