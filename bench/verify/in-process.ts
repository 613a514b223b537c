// Verifies in this process: parse, check, read, digest, seal, status and policy, without HTTP and without recording the use. Prints µs.
import { readFileSync } from 'node:fs'
import { noJournal } from '../../lib/journal/index'
import { readKeyFile } from '../../lib/keys'
import { createLog } from '../../lib/log'
import { createTokenLimiter } from '../../lib/rate-limit/token-limiter'
import { Scopes } from '../../lib/tokens/verify'
import { systemTime } from '../../lib/verifier/clock'
import { createServices } from '../../lib/verifier/create-services'
import { createReader } from '../../lib/verifier/reader-of'

const [url = '', keyFile = '', tokensFile = ''] = process.argv.slice(2)
const rounds = 7
const perRound = 20_000
/** Lookups of one turn of the event loop share a transaction. */
const concurrent = 50

const log = createLog('warn')
const reader = createReader(url)
const services = createServices({
  reader,
  clock: systemTime(() => new Date()),
  keys: readKeyFile(keyFile),
  scopes: Scopes.fromFile(null),
  log,
  journal: noJournal,
  usage: { record: () => Promise.resolve(), recordRequest: () => undefined },
  limiter: createTokenLimiter({ redisUrl: null, processes: 1, log }),
  touch: () => undefined,
  revokePresented: () => Promise.resolve(),
})
const { active } = JSON.parse(readFileSync(tokensFile, 'utf8')) as { readonly active: readonly string[] }
const tokenAt = (index: number): string => active[(index * 7_919) % active.length] ?? ''

async function verify(index: number): Promise<void> {
  const verdict = await services.tokens.verify(tokenAt(index), { ip: null })
  if (!verdict.active) throw new Error(`An active token is ${verdict.code}.`)
}

async function microseconds(): Promise<number> {
  const began = performance.now()
  for (let index = 0; index < perRound; index += concurrent) {
    await Promise.all(Array.from({ length: concurrent }, (_, more) => verify(index + more)))
  }
  return ((performance.now() - began) * 1_000) / perRound
}

const measured: number[] = []
for (let round = 0; round < rounds; round += 1) measured.push(await microseconds())
await reader.close()
process.stdout.write(JSON.stringify(measured.toSorted((one, other) => one - other)[Math.floor(rounds / 2)]))
