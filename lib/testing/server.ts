import { onTestFinished } from 'vitest'
import { readEnv } from '../env'
import type { Log, LogFields } from '../ports'
import { type Server, wire } from '../server'
import { createQaClock } from '../time/qa-clock'
import { type MovableClock, movableClock } from './clock'
import type { TestDb } from './databases'
import { testKeys } from './keys'
import { testPasswords } from './passwords'
import { seededRandom } from './random'

export interface LogLine extends LogFields {
  readonly level: keyof Log
  readonly message: string
}

export interface TestServer extends Server {
  /** The machine's clock: the one clock outside QA mode. */
  readonly machine: MovableClock
  readonly lines: LogLine[]
}

/** A server as `createServer` makes it, over a test's database, clock and log. */
export async function testServer(db: TestDb, environment: Readonly<Record<string, string>> = {}): Promise<TestServer> {
  const env = { ...readEnv({ ...environment }), databaseUrl: db.url }
  const machine = movableClock()
  const start = await machine.now()
  const qaClock = env.qa ? createQaClock({ db, time: () => start }) : null
  const lines: LogLine[] = []
  const write = (level: keyof Log) => (message: string, fields?: LogFields) => void lines.push({ level, message, ...fields })
  const log: Log = { info: write('info'), warn: write('warn'), error: write('error') }
  const wiring = { env, keys: testKeys, db, clock: qaClock ?? machine, random: seededRandom(), log, passwords: testPasswords() }
  const wired = wire(wiring)
  onTestFinished(wired.usage.close)
  return { ...wiring, ...wired, qaClock, machine, lines, close: wired.usage.close }
}
