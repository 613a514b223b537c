import type { PersonActor } from '../../actor'
import type { RecordChange } from '../../audit/index'
import type { Tx } from '../../db/client'
import { parseInput } from '../../input/parse'
import { fail, type Outcome, ok } from '../../result'
import type { OrganizationsDeps } from '../deps'
import { findLocationById, updateLocation } from '../locations-store'
import { canChangeMembers } from '../member-change'
import { type RenameLocationInput, renameLocationInput } from '../schema'

export type LocationFailure = 'forbidden' | 'not_found' | 'wrong_status'

export async function renameLocation(
  deps: OrganizationsDeps,
  actor: PersonActor,
  id: string,
  input: RenameLocationInput,
): Promise<Outcome<null, LocationFailure | 'invalid_input'>> {
  if (!canChangeMembers(actor, actor.orgId)) return fail('forbidden')
  const parsed = parseInput(renameLocationInput, input)
  if (!parsed.ok) return parsed
  const { name } = parsed.value
  return changeLocation(deps, actor, id, async ({ tx, record, location }) => {
    if (location.name === name) return ok(null)
    await updateLocation(tx, actor.orgId, id, { name })
    await record({ action: 'location.renamed', subject: name, before: { name: location.name }, after: { name } })
    return ok(null)
  })
}

/** Suspends the tokens of the location with the same commit, until it is restored. */
export const archiveLocation = (deps: OrganizationsDeps, actor: PersonActor, id: string): Promise<Outcome<null, LocationFailure>> =>
  changeLocation(deps, actor, id, async ({ tx, now, record, location }) => {
    if (location.archivedAt) return fail('wrong_status', { detail: `${location.name} is already archived.` })
    await updateLocation(tx, actor.orgId, id, { archivedAt: now })
    await record({ action: 'location.archived', subject: location.name, after: { tokens: location._count.tokens } })
    return ok(null)
  })

export const restoreLocation = (deps: OrganizationsDeps, actor: PersonActor, id: string): Promise<Outcome<null, LocationFailure>> =>
  changeLocation(deps, actor, id, async ({ tx, record, location }) => {
    if (!location.archivedAt) return fail('wrong_status', { detail: `${location.name} is not archived.` })
    await updateLocation(tx, actor.orgId, id, { archivedAt: null })
    await record({ action: 'location.restored', subject: location.name, after: { tokens: location._count.tokens } })
    return ok(null)
  })

interface LocationChange {
  readonly tx: Tx
  readonly now: Date
  readonly record: RecordChange
  readonly location: NonNullable<Awaited<ReturnType<typeof findLocationById>>>
}

type Work = (change: LocationChange) => Promise<Outcome<null, LocationFailure>>

async function changeLocation(
  deps: OrganizationsDeps,
  actor: PersonActor,
  id: string,
  work: Work,
): Promise<Outcome<null, LocationFailure>> {
  const { orgId } = actor
  if (!canChangeMembers(actor, orgId)) return fail('forbidden')
  const now = await deps.clock.now()
  return deps.audit.change(orgId, actor, now, async (tx, record): Promise<Outcome<null, LocationFailure>> => {
    const location = await findLocationById(tx, orgId, id)
    return location ? work({ tx, now, record, location }) : fail('not_found')
  })
}
