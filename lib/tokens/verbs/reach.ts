import type { PersonActor } from '../../actor'
import { tabReach } from '../access'
import type { TokenDeps } from '../deps'
import { tabs } from '../schema'
import { findOwners } from '../store'
import type { ListReach } from '../types'

/** What the list may show this person at all. */
export async function listReach(deps: TokenDeps, actor: PersonActor): Promise<ListReach> {
  const open = tabs.filter((tab) => tabReach(actor, tab) !== null)
  return { tabs: open, owners: open.includes('organisation') ? await findOwners(deps.db.read, actor.orgId) : [] }
}
