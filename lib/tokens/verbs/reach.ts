import type { PersonActor } from '../../actor'
import { tabReach } from '../access'
import type { TokenDeps } from '../deps'
import { whereReach } from '../filters'
import { type Tab, tabs } from '../input-schema'
import { countTokens, findOwners } from '../store'
import type { ListReach } from '../types'

export const tabsOf = (actor: PersonActor): Tab[] => tabs.filter((tab) => tabReach(actor, tab) !== null)

export async function listReach(deps: TokenDeps, actor: PersonActor): Promise<ListReach> {
  const open = tabsOf(actor)
  const reach = tabReach(actor, 'managed')
  const [owners, managed] = await Promise.all([
    open.includes('organization') ? findOwners(deps.db.read, actor.orgId) : [],
    reach ? countTokens(deps.db.read, whereReach(actor.orgId, actor.userId, reach), 1) : 0,
  ])
  return { tabs: open, owners, managed: managed > 0 }
}
