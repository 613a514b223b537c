import type { PersonActor } from '../../actor'
import { takeFromWindow } from '../../rate-limit/store'
import { ok } from '../../result'
import { hourMs } from '../../time/units'
import { replaceSecrets } from '../../token-format'
import type { AuditLogDeps } from '../deps'

/** Further attempts of a person in an hour are not recorded, so that no one can fill the log. */
const perPerson = { limit: 10, windowMs: hourMs }

/** Records that a change was rejected because the actor's role does not allow it. `path` is that of the page it came from. */
export async function recordDenied({ clock, audit }: AuditLogDeps, actor: PersonActor, path: string): Promise<void> {
  const now = await clock.now()
  await audit.change(actor.orgId, actor, now, async (tx, record) => {
    if (await takeFromWindow(tx, `denied:${actor.orgId}:${actor.userId}`, now, perPerson)) {
      await record({ action: 'access.denied', subject: pageOf(path) })
    }
    return ok(null)
  })
}

/** `settings/members` for `/o/northwind/settings/members?q=ana`. */
const pageOf = (path: string): string => replaceSecrets(path.replace(/^\/o\/[^/]+\/|[?#].*$/g, ''), '').slice(0, 100)
