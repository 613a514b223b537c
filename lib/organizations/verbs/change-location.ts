import type { PersonActor } from '../../actor'
import type { RecordChange } from '../../audit/index'
import type { Tx } from '../../db/client'
import { errorCode } from '../../errors'
import type { OrgId } from '../../ids'
import { parseInput } from '../../input/parse'
import { type FieldErrors, fail, type Outcome, ok } from '../../result'
import type { OrganizationsDeps } from '../deps'
import { countLocations, findLocationById, type LocationDetails, setArchived, updateLocation } from '../locations-store'
import { canChangeMembers } from '../member-change'
import { type LocationInput, locationInput } from '../schema'
import { countLocationTokens } from '../token-counts-store'

export type LocationFailure = 'forbidden' | 'not_found' | 'wrong_status'

/** Changes the details of a location; its slug is part of URLs and stays. */
export async function editLocation(
  deps: OrganizationsDeps,
  actor: PersonActor,
  id: string,
  input: LocationInput,
): Promise<Outcome<null, LocationFailure | 'invalid_input' | 'conflict'>> {
  if (!canChangeMembers(actor, actor.orgId)) return fail('forbidden')
  const parsed = parseInput(locationInput, input)
  if (!parsed.ok) return parsed
  const details = parsed.value
  try {
    return await changeLocation(deps, actor, id, async ({ tx, record, location }) => {
      const changed = changedFields(location, details)
      if (changed.length === 0) return ok(null)
      await updateLocation(tx, actor.orgId, id, details)
      const action = changed.join() === 'name' ? 'location.renamed' : 'location.changed'
      await record({ action, subject: details.name, before: pick(location, changed), after: pick(details, changed) })
      return ok(null)
    })
  } catch (error) {
    if (errorCode(error) !== 'P2002') throw error
    return fail('conflict', { fields: await takenField(deps, actor.orgId, details.code) })
  }
}

const detailNames = ['name', 'code', 'streetAddress', 'timeZone'] as const satisfies (keyof LocationDetails)[]
type Detail = (typeof detailNames)[number]

const changedFields = (before: LocationDetails, after: LocationDetails): Detail[] =>
  detailNames.filter((name) => before[name] !== after[name])

const pick = (details: LocationDetails, names: readonly Detail[]) => Object.fromEntries(names.map((name) => [name, details[name]]))

/** The field whose value another location has, after a unique violation. */
export async function takenField({ db }: OrganizationsDeps, orgId: OrgId, code: string | null): Promise<FieldErrors> {
  const taken = code !== null && (await countLocations(db.read, { orgId, code })) > 0
  return taken ? { code: [`Another location has the code ${code}.`] } : { slug: ['This slug is taken.'] }
}

/** Suspends the tokens of the location with the same commit, until it is restored. */
export const archiveLocation = (deps: OrganizationsDeps, actor: PersonActor, id: string): Promise<Outcome<null, LocationFailure>> =>
  changeLocation(deps, actor, id, async ({ tx, now, record, location }) => {
    if (location.archivedAt) return fail('wrong_status', { detail: `${location.name} is already archived.` })
    await setArchived(tx, actor.orgId, id, now)
    await record({ action: 'location.archived', subject: location.name, after: { tokens: await countTokens(tx, actor.orgId, id) } })
    return ok(null)
  })

export const restoreLocation = (deps: OrganizationsDeps, actor: PersonActor, id: string): Promise<Outcome<null, LocationFailure>> =>
  changeLocation(deps, actor, id, async ({ tx, record, location }) => {
    if (!location.archivedAt) return fail('wrong_status', { detail: `${location.name} is not archived.` })
    await setArchived(tx, actor.orgId, id, null)
    await record({ action: 'location.restored', subject: location.name, after: { tokens: await countTokens(tx, actor.orgId, id) } })
    return ok(null)
  })

const countTokens = async (tx: Tx, orgId: OrgId, id: string): Promise<number> => (await countLocationTokens(tx, orgId, [id])).get(id) ?? 0

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
