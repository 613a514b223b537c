import { Rejection } from '../../scripts/rejection.mjs'
import type { JobReport } from '../jobs/index'
import { getServer } from '../server'
import { configuration, requireKeys } from './configuration'

/** `jobs run`: every job once, for a scheduler outside Keyrail; rejects when one of them failed. */
export async function jobs(): Promise<string> {
  if (process.argv[3] !== 'run') throw new Rejection('Usage: npm run keyrail -- jobs run')
  requireKeys(configuration())
  const server = getServer()
  try {
    const reports = await server.jobs.runAll()
    const told = reports.map(toLine).join('\n')
    if (reports.some(({ error }) => error !== null)) throw new Rejection(told)
    return told
  } finally {
    await server.close()
  }
}

function toLine({ job, did, error }: JobReport): string {
  if (error !== null) return `${job}: failed: ${error}`
  const done = Object.entries(did).filter(([, count]) => count > 0)
  return `${job}: ${done.map(([what, count]) => `${what} ${count}`).join(', ') || 'nothing to do'}`
}
