import type { Actor, PersonActor } from '../../actor'
import { isOpenLocation } from '../../directory/index'
import { newId } from '../../ids'
import { invalidField, parseInput } from '../../input/parse'
import { fail, type Outcome, ok } from '../../result'
import type { Secret } from '../../secret'
import type { DestinationsDeps } from '../deps'
import { canCreateIn, managedBy } from '../reach'
import { type NewDestinationInput, newDestinationInput } from '../schema'
import { findDestination, insertDestination } from '../store'
import type { IssuedDestination } from '../types'
import { toViews } from '../view'

/** Creates a destination and its managed token in one transaction. */
export async function createDestination(
  deps: DestinationsDeps,
  actor: Actor,
  input: NewDestinationInput,
): Promise<Outcome<IssuedDestination, 'forbidden' | 'invalid_input' | 'paused'>> {
  if (actor.kind !== 'person') return fail('forbidden')
  const parsed = parseInput(newDestinationInput, input, 1)
  if (!parsed.ok) return parsed
  const { name, kind, locationId } = parsed.value
  if (!canCreateIn(actor, locationId)) return fail('forbidden')
  const now = await deps.clock.now()
  const created = await deps.audit.change(actor.orgId, actor, now, async (tx, record) => {
    if (locationId !== null && !(await isOpenLocation(tx, actor.orgId, locationId))) return unknownLocation
    const issued = await deps.tokens.managed.issue(tx, actor, { name, locationId }, now, record)
    if (!issued.ok) return issued
    const { tokenId, tokenKey, secret } = issued.value
    const id = newId<string>(deps.random)
    await insertDestination(tx, { id, orgId: actor.orgId, name, kind, locationId, tokenId, createdByName: actor.name, createdAt: now })
    await record({ action: 'destination.created', subject: name, after: { kind, locationId, tokenKey } })
    return ok({ id, tokenKey, secret })
  })
  return created.ok ? ok(await toIssued(deps, actor, created.value, now)) : created
}

const unknownLocation = invalidField('locationId', 'This location does not exist.')

interface Created {
  readonly id: string
  readonly tokenKey: string
  readonly secret: Secret
}

async function toIssued(deps: DestinationsDeps, actor: PersonActor, created: Created, now: Date): Promise<IssuedDestination> {
  const [row, shown] = await Promise.all([
    findDestination(deps.db.read, managedBy(actor) ?? {}, created.id),
    deps.tokens.show(actor, created.tokenKey),
  ])
  const [destination] = row ? await toViews(deps.db.read, actor.orgId, [row], now) : []
  if (!destination || !shown.ok) throw new Error('A destination that was just created is missing.')
  return { destination, issued: { token: shown.value.token, secret: created.secret } }
}
