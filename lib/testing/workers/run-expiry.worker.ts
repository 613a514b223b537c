import type { ExpiryReport } from '../../tokens/types'
import { neverJumped } from '../fixtures/clock'
import { openWorkerTokens } from './worker-tokens'

/** Runs the expiry job at each moment and returns its reports. */
export const prepare = async ({ url, at }: { url: string; at: readonly string[] }) => {
  const { db, clock, tokens } = await openWorkerTokens(url)
  return async () => {
    const reports: ExpiryReport[] = []
    for (const moment of at) {
      clock.set(moment)
      reports.push(await tokens.runExpiry({ kind: 'job', name: 'expiry' }, neverJumped))
    }
    await db.close()
    return reports
  }
}
