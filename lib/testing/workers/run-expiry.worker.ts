import type { ExpiryReport } from '../../tokens/types'
import { neverJumped } from '../fixtures/clock'
import { openWorkerTokens } from './worker-tokens'

/** Runs the job of the ends, moment by moment, beside a test that does the same; answers what it did. */
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
