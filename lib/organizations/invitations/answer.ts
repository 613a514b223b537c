import type { AccountActor, Role } from '../../actor'
import type { RecordChange } from '../../audit/index'
import type { Tx } from '../../db/client'
import { errorCode } from '../../errors'
import type { LocationId, OrgId, SessionId, UserId } from '../../ids'
import { linkDigestOf } from '../../input/link-secret'
import type { Origin } from '../../ports'
import { fail, type Outcome, ok } from '../../result'
import { checkNothingPending } from '../check-nothing-pending'
import type { OrganizationsDeps } from '../deps'
import { join } from '../join'
import { findMember } from '../store'
import { statusOf } from './list'
import { idsOf } from './manage'
import { mayStillInvite } from './rules'
import type { AcceptanceInput, PresentedInvitation } from './schema'
import { answer, findByDigest, findLocationNames, findUserEmail, hasUser, type InvitationRecord } from './store'

export type AnswerFailure = 'not_found' | 'forbidden' | 'conflict'

/** Reads an invitation without answering it: mail programs open links too. */
export async function presentInvitation({ db, clock }: OrganizationsDeps, secret: string): Promise<PresentedInvitation> {
  const record = await findPresented(db.read, secret)
  if (!record) return { kind: 'unknown' }
  const status = effectiveStatus(record, await clock.now())
  const inviter = record.inviter.user.name
  if (status === 'expired') return { kind: 'expired', inviter, expiresAt: record.expiresAt.toISOString() }
  if (status !== 'pending') return { kind: status === 'accepted' ? 'used' : status, organization: record.org.name, inviter }
  const locations = await findLocationNames(db.read, record.orgId, idsOf(record.locationIds))
  return {
    kind: 'open',
    organization: record.org.name,
    slug: record.org.slug,
    inviter,
    email: record.email,
    role: record.role as Role,
    locations: locations.map(({ name }) => name),
    expiresAt: record.expiresAt.toISOString(),
    hasAccount: await hasUser(db.read, record.email),
  }
}

/** Adds the signed-in user to the organization. The invitation must be for their email address. */
export async function acceptInvitation(
  deps: OrganizationsDeps,
  actor: AccountActor,
  secret: string,
): Promise<Outcome<{ slug: string }, AnswerFailure>> {
  const found = await findPresented(deps.db.read, secret)
  if (!found) return unknown
  const email = await findUserEmail(deps.db.read, actor.userId)
  if (email !== found.email) return fail('forbidden', { detail: `This invitation is for ${found.email}.` })
  const now = await deps.clock.now()
  return deps.audit.change(found.orgId as OrgId, actor, now, (tx, record) => accept(deps, actor, secret, { tx, record, now }))
}

/** Creates the user with the invited email address, adds them to the organization and signs them in. */
export async function acceptAsNewUser(
  deps: OrganizationsDeps,
  secret: string,
  input: AcceptanceInput,
  origin: Origin,
): Promise<Outcome<{ ticket: string; slug: string }, AnswerFailure | 'invalid_input'>> {
  const found = await findPresented(deps.db.read, secret)
  const now = await deps.clock.now()
  if (!found || effectiveStatus(found, now) !== 'pending') return unknown
  const emailVerified = found.mailDigest === linkDigestOf(secret)
  const person = await deps.accounts.prepareUser({ ...input, email: found.email }, { emailVerified })
  if (!person.ok) return person
  const { userId } = person.value
  const actor: AccountActor = { kind: 'account', userId, name: person.value.name, sessionId: '' as SessionId, reauthUntil: null, origin }
  try {
    const accepted = await deps.audit.change(
      found.orgId as OrgId,
      actor,
      now,
      async (tx, record): Promise<Outcome<{ slug: string }, AnswerFailure>> => {
        if (await hasUser(tx, found.email)) return hasAccount
        return accept(deps, actor, secret, { tx, record, now }, () => person.value.insert(tx, actor))
      },
    )
    return accepted.ok ? ok({ ticket: await deps.accounts.issueTicket(userId), slug: accepted.value.slug }) : accepted
  } catch (error) {
    // a user with this address was created meanwhile
    if (errorCode(error) !== 'P2002') throw error
    return hasAccount
  }
}

/** Needs the link, but no account. */
export async function declineInvitation(
  deps: OrganizationsDeps,
  secret: string,
  origin: Origin,
): Promise<Outcome<null, 'not_found' | 'forbidden'>> {
  const found = await findPresented(deps.db.read, secret)
  const now = await deps.clock.now()
  if (!found) return unknown
  const actor: AccountActor = {
    kind: 'account',
    userId: '' as UserId,
    name: found.email,
    sessionId: '' as SessionId,
    reauthUntil: null,
    origin,
  }
  return deps.audit.change(found.orgId as OrgId, actor, now, async (tx, record): Promise<Outcome<null, 'not_found'>> => {
    if (!(await answer(tx, found.id, now, 'declinedAt'))) return unknown
    await record({ action: 'invitation.declined', subject: found.email })
    return ok(null)
  })
}

const hasAccount = fail('conflict', { detail: 'You already have an account. Sign in to accept.' })
const unknown = fail('not_found', { detail: 'This invitation no longer works. Ask for a new one.' })

interface Change {
  readonly tx: Tx
  readonly record: RecordChange
  readonly now: Date
}

/** Read again under the lock of the organization: one of several callers is first. */
async function accept(
  deps: OrganizationsDeps,
  actor: AccountActor,
  secret: string,
  { tx, record, now }: Change,
  createUser: () => Promise<void> = async () => undefined,
): Promise<Outcome<{ slug: string }, AnswerFailure>> {
  const found = await findPresented(tx, secret)
  if (!found || effectiveStatus(found, now) !== 'pending') return unknown
  const { orgId, role, org } = { ...found, orgId: found.orgId as OrgId, role: found.role as Role }
  const member = await findMember(tx, orgId, actor.userId)
  if (member && member.deactivatedAt === null) return fail('conflict', { detail: `You are already a member of ${org.name}.` })
  const pending = await checkNothingPending(deps, tx, orgId, actor.userId)
  if (!pending.ok) return pending
  if (!(await answer(tx, found.id, now, 'acceptedAt'))) return unknown
  const locations = await findLocationNames(tx, orgId, idsOf(found.locationIds))
  await createUser()
  await join(
    tx,
    { orgId, userId: actor.userId, role, createdAt: now },
    locations.map(({ id }) => id as LocationId),
  )
  await record({ action: 'invitation.accepted', subject: actor.name, after: { role, locations: locations.length } })
  await deps.notices.notify(tx, orgId, now, {
    kind: 'invitation_accepted',
    subject: actor.name,
    facts: { role, organization: org.name },
    dedupe: `invitation_accepted:${found.id}`,
    to: { users: [found.inviterId as UserId] },
  })
  return ok({ slug: org.slug })
}

async function findPresented(db: Parameters<typeof findByDigest>[0], secret: string): Promise<InvitationRecord | null> {
  const digest = linkDigestOf(secret)
  return digest === null ? null : findByDigest(db, digest)
}

/** Its inviter may have lost the right to give the role, or the organization may be closing. */
function effectiveStatus(record: InvitationRecord, now: Date) {
  const status = statusOf(record, now)
  const works = record.org.closingAt === null && mayStillInvite(record.inviter, record.role as Role)
  return status === 'pending' && !works ? 'revoked' : status
}
