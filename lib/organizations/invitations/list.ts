import { isAdministrator, type PersonActor, type Role } from '../../actor'
import { pageWithin } from '../../input/page'
import { fail, type Outcome, ok } from '../../result'
import type { OrganizationsDeps } from '../deps'
import { readLocationChoices } from '../location-choices'
import { grantableRoles } from '../member-change'
import { idsOf } from './manage'
import {
  type InvitationFilter,
  type InvitationPage,
  type InvitationState,
  type InvitationView,
  invitationFilter,
  invitationStates,
} from './schema'
import { countInvitations, findInvitations, findLocationNames, type InvitationRecord, whereState } from './store'

const per = 25

/** One page of the invitations of the actor's organization in one state, newest first. */
export async function invitationPage(
  deps: OrganizationsDeps,
  actor: PersonActor,
  filter: InvitationFilter,
): Promise<Outcome<InvitationPage, 'forbidden'>> {
  if (!isAdministrator(actor)) return fail('forbidden')
  const { state, page: wanted } = invitationFilter.parse(filter)
  const { orgId } = actor
  const db = deps.db.read
  const now = await deps.clock.now()
  const count = async (each: InvitationState) => [each, await countInvitations(db, whereState(orgId, each, now))] as const
  const [counted, choices] = await Promise.all([Promise.all(invitationStates.map(count)), readLocationChoices(db, orgId, '')])
  const counts = Object.fromEntries(counted) as InvitationPage['counts']
  const page = pageWithin(wanted, per, counts[state])
  const records = await findInvitations(db, whereState(orgId, state, now), (page - 1) * per, per)
  const names = await findLocationNames(db, orgId, [...new Set(records.flatMap(({ locationIds }) => idsOf(locationIds)))])
  const nameOf = new Map(names.map(({ id, name }) => [id, name]))
  return ok({
    rows: records.map((record) => toView(actor, record, nameOf, now)),
    total: counts[state],
    page,
    per,
    state,
    counts,
    roles: grantableRoles(actor),
    ...choices,
    sendsEmail: deps.mail.enabled,
    now: now.toISOString(),
  })
}

function toView(actor: PersonActor, record: InvitationRecord, nameOf: ReadonlyMap<string, string>, now: Date): InvitationView {
  const status = statusOf(record, now)
  return {
    id: record.id,
    email: record.email,
    role: record.role as Role,
    locations: idsOf(record.locationIds).flatMap((id) => nameOf.get(id) ?? []),
    inviter: record.inviter.user.name,
    createdAt: record.createdAt.toISOString(),
    expiresAt: record.expiresAt.toISOString(),
    status,
    acceptedAt: record.acceptedAt?.toISOString() ?? null,
    sent: record.mailDigest !== null,
    changeable: (status === 'pending' || status === 'expired') && grantableRoles(actor).includes(record.role as Role),
  }
}

export function statusOf({ acceptedAt, declinedAt, revokedAt, expiresAt }: InvitationRecord, now: Date): InvitationView['status'] {
  if (acceptedAt) return 'accepted'
  if (declinedAt) return 'declined'
  if (revokedAt) return 'revoked'
  return expiresAt <= now ? 'expired' : 'pending'
}
