import type { z } from 'zod'
import { isAdministrator, type PersonActor } from '../../actor'
import type { RecordChange } from '../../audit/index'
import type { Tx } from '../../db/client'
import { newId } from '../../ids'
import { invalidField, parseInput } from '../../input/parse'
import { fail, type Outcome, ok } from '../../result'
import type { OrganizationsDeps } from '../deps'
import { findOrganizationName } from '../store'
import { takeInvitations } from './limits'
import { expiryFrom, newLink, sendLink } from './links'
import { rejection } from './rules'
import { type InvitationInput, type InvitationLink, type Invited, invitationInput } from './schema'
import { findLocationNames, findMemberEmails, insertInvitation, replaceOpen } from './store'

export type InviteFailure = 'forbidden' | 'reauthentication_required' | 'invalid_input' | 'rate_limited'

/** Invites each address, by email where Keyrail sends any; returns a link to copy for each. */
export async function invite(
  deps: OrganizationsDeps,
  actor: PersonActor,
  input: InvitationInput,
): Promise<Outcome<Invited, InviteFailure>> {
  if (!isAdministrator(actor)) return fail('forbidden')
  const parsed = parseInput(invitationInput, input)
  if (!parsed.ok) return parsed
  const { emails, role, locationIds } = parsed.value
  const now = await deps.clock.now()
  const rejected = rejection(actor, role, now)
  if (rejected) return rejected
  return deps.audit.change(actor.orgId, actor, now, async (tx, record): Promise<Outcome<Invited, InviteFailure>> => {
    const locations = await findLocationNames(tx, actor.orgId, locationIds)
    if (locations.length !== locationIds.length) return invalidField('locationIds', 'This location does not exist.')
    const members = await findMemberEmails(tx, actor.orgId, emails)
    const invited = emails.filter((each) => !members.has(each))
    const limited = await takeInvitations(tx, actor, invited.length, now)
    if (limited) return limited
    const organization = await findOrganizationName(tx, actor.orgId)
    const terms = { role, locations, organization, now }
    const links: InvitationLink[] = []
    for (const email of invited) links.push(await inviteOne(deps, actor, { tx, record }, email, terms))
    return ok({ links, members: [...members] })
  })
}

interface Terms extends Pick<z.output<typeof invitationInput>, 'role'> {
  readonly locations: readonly { readonly id: string; readonly name: string }[]
  readonly organization: string
  readonly now: Date
}

interface Change {
  readonly tx: Tx
  readonly record: RecordChange
}

async function inviteOne(
  deps: OrganizationsDeps,
  actor: PersonActor,
  { tx, record }: Change,
  email: string,
  { role, locations, organization, now }: Terms,
): Promise<InvitationLink> {
  await replaceOpen(tx, actor.orgId, email, now)
  const link = newLink(deps)
  const names = locations.map(({ name }) => name)
  await insertInvitation(tx, {
    id: newId(deps.random),
    orgId: actor.orgId,
    email,
    role,
    locationIds: locations.map(({ id }) => id).join(' '),
    inviterId: actor.userId,
    mailDigest: await sendLink(deps, tx, { email, role, locations: names, organization, inviter: actor.name }, now),
    linkDigest: link.digest,
    createdAt: now,
    expiresAt: expiryFrom(now),
  })
  await record({ action: 'invitation.sent', subject: email, after: { role, ...(names.length > 0 && { locations: names }) } })
  return { email, url: link.url }
}
