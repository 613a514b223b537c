import { Rejection } from '../../scripts/rejection.mjs'
import type { OrgId } from '../ids'
import { getServer, type Server } from '../server'
import { configuration, requireKeys } from './configuration'
import { listOrganizations } from './store'

/** Walks the installation's audit chain and every organization's; rejects at the first entries that do not hold. */
export async function auditVerify(): Promise<string> {
  requireKeys(configuration())
  const server = getServer()
  try {
    const found = await checkAll(server)
    const broken = found.filter(({ firstBroken }) => firstBroken !== null)
    if (broken.length > 0)
      throw new Rejection(broken.map(({ chain, firstBroken }) => `${chain}: the chain breaks at entry ${firstBroken}.`).join('\n'))
    return found.map(({ chain, entries }) => `${chain}: ${entries} ${entries === 1 ? 'entry' : 'entries'}, the chain holds.`).join('\n')
  } finally {
    await server.close()
  }
}

async function checkAll({ db, audit }: Server) {
  const organizations = await listOrganizations(db)
  const found = await Promise.all(organizations.map(async ({ id, slug }) => ({ chain: slug, ...(await audit.check(id as OrgId)) })))
  return [{ chain: 'The installation', ...(await audit.installation.check()) }, ...found]
}
