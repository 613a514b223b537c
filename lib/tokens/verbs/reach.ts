import type { PersonActor } from '../../actor'
import { tabReach } from '../access'
import type { TokenDeps } from '../deps'
import { type Tab, tabs } from '../input-schema'
import { findOwners, hasTokens, whereTab } from '../listing/listing-store'
import type { TokenOwners } from '../schema'
import type { ListReach } from '../types'

export const tabsOf = (actor: PersonActor): Tab[] => tabs.filter((tab) => tabReach(actor, tab) !== null)

export async function listReach(deps: TokenDeps, actor: PersonActor): Promise<ListReach> {
  const open = tabsOf(actor)
  const reach = tabReach(actor, 'managed')
  const managed = reach && whereTab(actor.orgId, actor.userId, reach)
  return { tabs: open, managed: managed !== null && (await hasTokens(deps.db.read, managed)) }
}

/** None for those who cannot see the tokens of others. */
export const listOwners = async (deps: TokenDeps, actor: PersonActor): Promise<TokenOwners> => ({
  owners: tabsOf(actor).includes('organization') ? await findOwners(deps.db.read, actor.orgId) : [],
})
