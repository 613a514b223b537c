import type { PersonActor, Role } from '../../actor'
import { roles } from '../../actor'
import type { Tx } from '../../db/client'
import { newId } from '../../ids'
import { invalidField } from '../../input/parse'
import { isRecentlyAuthenticated } from '../../reauth'
import { fail, type Outcome, ok } from '../../result'
import type { OrganizationsDeps } from '../deps'
import { deletionAt } from './rules'
import { findClosing, setClosing } from './store'

export type ClosingFailure = 'forbidden' | 'reauthentication_required' | 'conflict'

export const ownsOrganization = (actor: PersonActor): boolean => actor.role === ('owner' satisfies Role)

/** Suspends every token with the same commit; the organization is deleted 7 days later. `name` is typed by the owner. */
export async function closeOrganization(
  deps: OrganizationsDeps,
  actor: PersonActor,
  name: string,
): Promise<Outcome<{ deletedAt: string }, ClosingFailure | 'invalid_input'>> {
  const permitted = await checkOwner(deps, actor)
  if (!permitted.ok) return permitted
  const now = permitted.value
  return deps.audit.change(actor.orgId, actor, now, async (tx, record) => {
    const org = await findClosing(tx, actor.orgId)
    if (name.trim() !== org.name) return invalidField('name', `Type the name exactly: ${org.name}`)
    if (org.closingAt) return fail('conflict', { detail: 'The deletion of this organization is already scheduled.' })
    const deletedAt = deletionAt(now).toISOString()
    await setClosing(tx, actor.orgId, now)
    await record({ action: 'organization.deletion_scheduled', subject: org.name, after: { deletedAt } })
    await notifyMembers(deps, tx, actor, now, {
      kind: 'organization_closing',
      subject: org.name,
      facts: { by: actor.name, endsAt: deletedAt },
    })
    return ok({ deletedAt })
  })
}

/** Every token works again as it did before, unless it has expired. */
export async function cancelDeletion(deps: OrganizationsDeps, actor: PersonActor): Promise<Outcome<null, ClosingFailure>> {
  const permitted = await checkOwner(deps, actor)
  if (!permitted.ok) return permitted
  const now = permitted.value
  return deps.audit.change(actor.orgId, actor, now, async (tx, record) => {
    const { name, closingAt } = await findClosing(tx, actor.orgId)
    if (!closingAt) return fail('conflict', { detail: 'The deletion of this organization has already been canceled.' })
    await setClosing(tx, actor.orgId, null)
    const before = { deletedAt: deletionAt(closingAt).toISOString() }
    await record({ action: 'organization.deletion_canceled', subject: name, before })
    await notifyMembers(deps, tx, actor, now, { kind: 'organization_kept', subject: name, facts: { by: actor.name } })
    return ok(null)
  })
}

async function checkOwner(
  { clock }: OrganizationsDeps,
  actor: PersonActor,
): Promise<Outcome<Date, 'forbidden' | 'reauthentication_required'>> {
  if (!ownsOrganization(actor)) return fail('forbidden')
  const now = await clock.now()
  return isRecentlyAuthenticated(actor.reauthUntil, now) ? ok(now) : fail('reauthentication_required')
}

interface MemberNotice {
  readonly kind: 'organization_closing' | 'organization_kept'
  readonly subject: string
  readonly facts: Readonly<Record<string, string>>
}

/** Every member: the tokens of all of them stop or work again. */
async function notifyMembers(deps: OrganizationsDeps, tx: Tx, { orgId }: PersonActor, now: Date, notice: MemberNotice): Promise<void> {
  const dedupe = `${notice.kind}:${newId(deps.random)}`
  await deps.notices.notify(tx, orgId, now, { ...notice, dedupe, to: { roles } })
}
