import type { JournalReader } from '../journal/index'
import { authenticateService, type ServiceAuthDeps, serviceQuery } from '../service-tokens/verify'
import { authenticateToken, type VerifyDeps, verifyQuery, verifyToken } from '../tokens/verify'
import type { JudgingClock } from './clock'
import type { LookupRow, RowReader } from './reader'
import type { VerifierServices } from './services'
import { createVerifyTogether } from './verify-together'

interface ServiceDeps extends Pick<VerifyDeps, 'keys' | 'scopes' | 'log' | 'usage' | 'limiter'> {
  readonly journal: JournalReader
  /** Records a use of a service token. Never throws. */
  touch(row: Parameters<ServiceAuthDeps['touch']>[0], now: Date): void
  readonly reader: RowReader
  readonly clock: JudgingClock
  readonly revokePresented: VerifierServices['revokePresented']
}

const uncounted: VerifyDeps['usage'] = { record: () => Promise.resolve(), recordRequest: () => undefined }

/** The services of a process without the database client. Nothing is cached: each call reads the rows it depends on. */
export function createServices({ reader, clock, revokePresented, touch, ...deps }: ServiceDeps): VerifierServices {
  const findToken = reader.prepare(clock.query(verifyQuery))
  const findService = reader.prepare(clock.query(serviceQuery))
  let now = clock.at(null)
  const timeOf = (row: LookupRow | null): Date => {
    now = clock.at(row)
    return now
  }
  const verifying: VerifyDeps = {
    ...deps,
    find: async (tokenKey) => {
      const row = await findToken(tokenKey)
      return { row, now: timeOf(row) }
    },
  }
  const authenticating: ServiceAuthDeps = {
    ...deps,
    find: async (tokenKey) => {
      const row = await findService(tokenKey)
      timeOf(row)
      return row
    },
    touch: (row) => touch(row, now),
  }
  async function isAccepted(presented: string, ip: string | null): Promise<boolean> {
    if (await authenticateService({ ...authenticating, touch: () => undefined }, presented)) return true
    return (await verifyToken({ ...verifying, usage: uncounted }, presented, { ip, unlimited: true })).active
  }

  return {
    tokens: {
      verify: (presented, needs) => verifyToken(verifying, presented, needs),
      authenticate: (presented, needs, origin) => authenticateToken(verifying, presented, needs, origin),
    },
    serviceTokens: { authenticate: (presented) => authenticateService(authenticating, presented) },
    verifyTogether: createVerifyTogether({
      ...deps,
      touch: authenticating.touch,
      reader,
      query: clock.query,
      clock: () => Promise.resolve(timeOf),
    }),
    // a process for revocations is started only for a token that is accepted
    revokePresented: async (presented, caller) => {
      if (await isAccepted(presented, caller.origin.ip)) await revokePresented(presented, caller)
    },
  }
}
