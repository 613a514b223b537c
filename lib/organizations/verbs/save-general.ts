import type { PersonActor } from '../../actor'
import { parseInput } from '../../input/parse'
import { fail, type Outcome, ok } from '../../result'
import type { OrganizationsDeps } from '../deps'
import { canChangeMembers } from '../member-change'
import { type GeneralInput, generalInput } from '../schema'
import { findGeneral, updateOrganization } from '../store'

/** Changes the name and the time zone of the actor's organization; its slug is part of URLs and stays. */
export async function saveGeneral(
  deps: OrganizationsDeps,
  actor: PersonActor,
  input: GeneralInput,
): Promise<Outcome<{ name: string; timeZone: string }, 'forbidden' | 'invalid_input'>> {
  const { orgId } = actor
  if (!canChangeMembers(actor, orgId)) return fail('forbidden')
  const parsed = parseInput(generalInput, input)
  if (!parsed.ok) return parsed
  return deps.audit.change(orgId, actor, await deps.clock.now(), async (tx, record) => {
    const before = await findGeneral(tx, orgId)
    const after = parsed.value
    if (before.name === after.name && before.timeZone === after.timeZone) return ok(after)
    await updateOrganization(tx, orgId, after)
    await record({ action: 'organization.changed', subject: after.name, before, after })
    return ok(after)
  })
}
