import type { OperatorActor } from '../actor'
import { getServer } from '../server'
import { configuration, requireKeys } from './configuration'

const operator: OperatorActor = { kind: 'operator', name: 'command line' }

/** For backups that other programs make, such as pg_dump: the status page shows the last one. */
export async function recordBackup(): Promise<string> {
  requireKeys(configuration())
  const server = getServer()
  try {
    await server.status.recordBackup(operator)
    return 'Recorded: a backup was made now.'
  } finally {
    await server.close()
  }
}
