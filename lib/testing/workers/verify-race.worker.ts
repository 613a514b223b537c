import { noJournal } from '../../journal/index'
import { Scopes } from '../../tokens/index'
import { systemTime } from '../../verifier/clock'
import { createServices } from '../../verifier/create-services'
import { createReader } from '../../verifier/reader-of'
import { testKeys } from '../fixtures/keys'
import { testLimiter } from '../fixtures/limiter'
import { silentLog } from '../fixtures/silent-log'
import { verifyAll } from '../fixtures/verifier'

interface Input {
  readonly url: string
  readonly tokens: readonly string[]
  /** A service token; every other verification is asked with it. */
  readonly service: string
  /** Time of the verdicts. */
  readonly now: string
  /** Number of verifications. */
  readonly atLeast: number
}

const concurrent = 16
/** Rounds after every token was rejected. */
const roundsAfter = 3

/**
 * Verifies tokens again and again, until all have been rejected. Returns the number of verifications and, for each token, when the
 * last one that was accepted started, on the clock that all processes of a machine share.
 */
export async function prepare({
  url,
  tokens,
  service,
  now,
  atLeast,
}: Input): Promise<() => Promise<{ count: number; lastAccepted: number[] }>> {
  const reader = createReader(url)
  const unused = () => Promise.reject(new Error('Not expected in this test.'))
  const services = createServices({
    reader,
    clock: systemTime(() => new Date(now)),
    keys: testKeys,
    scopes: new Scopes(),
    limiter: testLimiter(),
    journal: noJournal,
    log: silentLog,
    usage: { record: () => Promise.resolve(), recordRequest: () => undefined },
    touch: () => undefined,
    revokePresented: unused,
  })
  await services.tokens.verify(tokens[0] ?? '')
  const lastAccepted = tokens.map(() => 0)
  let count = 0

  async function verify(index: number): Promise<boolean> {
    const startedAt = Number(process.hrtime.bigint() / 1_000n)
    const token = tokens[index] ?? ''
    count += 1
    const [verdict] = count % 2 === 0 ? await verifyAll(services, [{ service, token, needs: {} }]) : [await services.tokens.verify(token)]
    const active = verdict?.active ?? false
    if (active) lastAccepted[index] = Math.max(lastAccepted[index] ?? 0, startedAt)
    return active
  }

  return async () => {
    const indexes = [...tokens.keys()]
    for (let rounds = 0; rounds < roundsAfter || count < atLeast; ) {
      let accepted = 0
      for (let start = 0; start < indexes.length; start += concurrent) {
        const verdicts = await Promise.all(indexes.slice(start, start + concurrent).map(verify))
        accepted += verdicts.filter(Boolean).length
      }
      if (accepted === 0) rounds += 1
    }
    await reader.close()
    return { count, lastAccepted }
  }
}
