import type { Actor, PersonActor } from '../../actor'
import { isOpenLocation } from '../../directory/index'
import { newId } from '../../ids'
import { invalidField, parseInput } from '../../input/parse'
import { fail, type Outcome, ok } from '../../result'
import type { Secret } from '../../secret'
import type { DestinationsDeps } from '../deps'
import { canPlaceIn, managedBy } from '../reach'
import { type NewDestinationInput, newDestinationInput } from '../schema'
import { findDestination, insertDestination } from '../store'
import type { IssuedDestination } from '../types'
import { toViews } from '../view'

/** Makes a destination and its managed token together. The secret is in the answer and nowhere else. */
export async function createDestination(
  deps: DestinationsDeps,
  actor: Actor,
  input: NewDestinationInput,
): Promise<Outcome<IssuedDestination, 'forbidden' | 'invalid_input' | 'paused'>> {
  if (actor.kind !== 'person') return fail('forbidden')
  const parsed = parseInput(newDestinationInput, input, 1)
  if (!parsed.ok) return parsed
  const { name, kind, locationId } = parsed.value
  if (!canPlaceIn(actor, locationId)) return fail('forbidden')
  const now = await deps.clock.now()
  const made = await deps.audit.change(actor.orgId, actor, now, async (tx, record) => {
    if (locationId !== null && !(await isOpenLocation(tx, actor.orgId, locationId))) return unknownLocation
    const issued = await deps.tokens.managed.issue(tx, actor, { name, locationId }, now, record)
    if (!issued.ok) return issued
    const { tokenId, tokenKey, secret } = issued.value
    const id = newId<string>(deps.random)
    await insertDestination(tx, { id, orgId: actor.orgId, name, kind, locationId, tokenId, createdByName: actor.name, createdAt: now })
    await record({ action: 'destination.created', subject: name, after: { kind, locationId, tokenKey } })
    return ok({ id, tokenKey, secret })
  })
  return made.ok ? ok(await issuedOf(deps, actor, made.value, now)) : made
}

const unknownLocation = invalidField('locationId', 'This location does not exist.')

interface Made {
  readonly id: string
  readonly tokenKey: string
  readonly secret: Secret
}

async function issuedOf(deps: DestinationsDeps, actor: PersonActor, made: Made, now: Date): Promise<IssuedDestination> {
  const [row, shown] = await Promise.all([
    findDestination(deps.db.read, managedBy(actor) ?? {}, made.id),
    deps.tokens.show(actor, made.tokenKey),
  ])
  const [destination] = row ? await toViews(deps.db.read, actor.orgId, [row], now) : []
  if (!destination || !shown.ok) throw new Error('A destination that was just made is not there.')
  return { destination, issued: { token: shown.value.token, secret: made.secret } }
}
