import { createCleaning } from './clean'
import type { DestinationsDeps } from './deps'
import { creationReach } from './reach'
import type { Destinations } from './types'
import { createDestination } from './verbs/create'
import { deliver } from './verbs/deliver'
import { listDestinations } from './verbs/list'
import { recordTooLarge } from './verbs/record-too-large'
import { removeDestination } from './verbs/remove'
import { renewDestinationToken } from './verbs/renew-token'
import { setDestinationPaused } from './verbs/set-paused'
import { showDelivery, showDestination } from './verbs/show'
import { testDestination } from './verbs/test'

/** Destinations receive JSON from software for people to read. */
export function createDestinations(deps: DestinationsDeps): Destinations {
  return {
    mayCreate: creationReach,
    create: (actor, input) => createDestination(deps, actor, input),
    list: (actor, filter = {}) => listDestinations(deps, actor, filter),
    show: (actor, id, filter = {}) => showDestination(deps, actor, id, filter),
    delivery: (actor, id, deliveryId) => showDelivery(deps, actor, id, deliveryId),
    test: (actor, id) => testDestination(deps, actor, id),
    setPaused: (actor, id, paused) => setDestinationPaused(deps, actor, id, paused),
    renewToken: (actor, id) => renewDestinationToken(deps, actor, id),
    remove: (actor, id) => removeDestination(deps, actor, id),
    deliver: (actor, id, incoming) => deliver(deps, actor, id, incoming),
    recordTooLarge: (actor, id) => recordTooLarge(deps, actor, id),
    clean: createCleaning(deps),
  }
}

export type * from './types'
export type { DestinationsDeps }
