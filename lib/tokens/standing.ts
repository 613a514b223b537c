import type { Actor } from '../actor'
import type { Tx } from '../db/client'
import { isMember } from './store'

/**
 * Whether a person still is in the organization in the role they came with: read inside the transaction that holds its
 * audit head, so that whoever lost the role a moment before changes nothing with it.
 */
export const stillStands = async (tx: Tx, actor: Actor): Promise<boolean> => actor.kind !== 'person' || isMember(tx, actor)
