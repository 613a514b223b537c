import type { OrgId } from '../ids'
import { getServer } from '../server'
import { checkKeys, configuration } from './configuration'
import { Refusal } from './refusal.mjs'
import { listOrganisations } from './store'

/** Walks every organisation's audit chain; refuses at the first entries that do not hold. */
export async function auditVerify(): Promise<string> {
  checkKeys(configuration())
  const server = getServer()
  try {
    const organisations = await listOrganisations(server.db)
    const found = await Promise.all(organisations.map(async ({ id, slug }) => ({ slug, ...(await server.audit.check(id as OrgId)) })))
    const broken = found.filter(({ firstBroken }) => firstBroken !== null)
    if (broken.length > 0)
      throw new Refusal(broken.map(({ slug, firstBroken }) => `${slug}: the chain breaks at entry ${firstBroken}.`).join('\n'))
    return (
      found.map(({ slug, entries }) => `${slug}: ${entries} ${entries === 1 ? 'entry' : 'entries'}, the chain holds.`).join('\n') ||
      'No organisation yet.'
    )
  } finally {
    await server.close()
  }
}
