import type { JournalReader } from '../journal/index'
import { authenticateService, type ServiceAuthDeps, serviceQuery } from '../service-tokens/verify'
import { authenticateToken, type VerifyDeps, verifyQuery, verifyToken } from '../tokens/verify'
import type { JudgingClock } from './clock'
import type { RowReader } from './reader'
import type { VerifierServices } from './services'
import { createVerifyTogether } from './verify-together'

interface ServiceDeps extends Pick<VerifyDeps, 'keys' | 'scopes' | 'log' | 'usage' | 'limiter'>, Pick<ServiceAuthDeps, 'touch'> {
  readonly journal: JournalReader
  readonly reader: RowReader
  readonly clock: JudgingClock
  readonly revokePresented: VerifierServices['revokePresented']
}

const uncounted: VerifyDeps['usage'] = { record: () => Promise.resolve(), recordRequest: () => undefined }

/** The services of a process without the database client. Nothing is cached: each call reads the rows it depends on. */
export function createServices({ reader, clock, revokePresented, ...deps }: ServiceDeps): VerifierServices {
  const findToken = reader.prepare(clock.query(verifyQuery))
  const findService = reader.prepare(clock.query(serviceQuery))
  const verifying: VerifyDeps = {
    ...deps,
    find: async (tokenKey) => {
      const row = await findToken(tokenKey)
      return { row, now: clock.at(row) }
    },
  }
  const authenticating: ServiceAuthDeps = {
    ...deps,
    find: async (tokenKey) => {
      const row = await findService(tokenKey)
      return { row, now: clock.at(row) }
    },
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
      reader,
      query: clock.query,
      clock: () => Promise.resolve(clock.at),
    }),
    // a process for revocations is started only for a token that is accepted
    revokePresented: async (presented, caller) => {
      if (await isAccepted(presented, caller.origin.ip)) await revokePresented(presented, caller)
    },
  }
}
