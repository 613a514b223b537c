import { CommandError } from '../../scripts/command-error.mjs'
import type { JobReport } from '../jobs/index'
import { withServer } from './open-server'

/** `jobs run`: runs every job once, for an external scheduler; fails if a job failed. */
export async function jobs(): Promise<string> {
  if (process.argv[3] !== 'run') throw new CommandError('Usage: npm run keyrail -- jobs run')
  const reports = await withServer((server) => server.jobs.runAll())
  const lines = reports.map(toLine).join('\n')
  if (reports.some(({ error }) => error !== null)) throw new CommandError(lines)
  return lines
}

function toLine({ job, did, error }: JobReport): string {
  if (error !== null) return `${job}: failed: ${error}`
  const done = Object.entries(did).filter(([, count]) => count > 0)
  return `${job}: ${done.map(([name, count]) => `${name} ${count}`).join(', ') || 'nothing to do'}`
}
