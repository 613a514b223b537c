import { CommandError } from '../../scripts/command-error.mjs'
import type { OrgId } from '../ids'
import type { Server } from '../server'
import { withServer } from './open-server'
import { listOrganizations } from './store'

/** Checks the audit chains of the installation and of every organization; fails with the first broken entry of each. */
export async function auditVerify(): Promise<string> {
  const found = await withServer(checkAll)
  const broken = found.filter(({ firstBroken }) => firstBroken !== null)
  if (broken.length > 0)
    throw new CommandError(broken.map(({ chain, firstBroken }) => `${chain}: the chain is broken at entry ${firstBroken}.`).join('\n'))
  return found.map(({ chain, entries }) => `${chain}: ${entries} ${entries === 1 ? 'entry' : 'entries'}, chain intact.`).join('\n')
}

async function checkAll({ db, audit }: Server) {
  const organizations = await listOrganizations(db)
  const found = await Promise.all(organizations.map(async ({ id, slug }) => ({ chain: slug, ...(await audit.check(id as OrgId)) })))
  return [{ chain: 'The installation', ...(await audit.installation.check()) }, ...found]
}
