import type { PersonActor } from '../../actor'
import { tabReach } from '../access'
import type { TokenDeps } from '../deps'
import { type Tab, tabs } from '../input-schema'
import { findReachable, whereTab } from '../listing/listing-store'
import type { ListReach } from '../types'

export const tabsOf = (actor: PersonActor): Tab[] => tabs.filter((tab) => tabReach(actor, tab) !== null)

export async function listReach(deps: TokenDeps, actor: PersonActor): Promise<ListReach> {
  const open = tabsOf(actor)
  const reach = tabReach(actor, 'managed')
  const managed = reach && whereTab(actor.orgId, actor.userId, reach)
  return { tabs: open, ...(await findReachable(deps.db.read, actor.orgId, open.includes('organization'), managed)) }
}
