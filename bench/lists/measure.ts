import { watchStatements } from '../../lib/testing/fixtures/statements'
import { cases } from './cases'
import type { Subject } from './subject'

interface Measured {
  readonly statements: number
  /** Milliseconds in the database, all statements of the call together. */
  readonly database: number | null
  readonly slowest: number | null
}

interface Settings {
  readonly url: string
  readonly before: (url: string) => Subject
  readonly now: (url: string) => Subject
  readonly runs: number
  /** Part of the names of the cases. */
  readonly only: string
  readonly say: (text: string) => void
}

const take = watchStatements()

/** Measures each list with the code of before and of now in turns. */
export async function measure({ url, before, now, runs, only, say }: Settings) {
  const subjects = [before(url), now(url)] as const
  const rows = []
  for (const [name, call] of cases.filter(([each]) => new RegExp(only).test(each))) {
    const [earlier, current] = [await best(subjects[0], call, runs), await best(subjects[1], call, runs)]
    say(`${name}: ${JSON.stringify(earlier)} ${JSON.stringify(current)}`)
    rows.push({ name, before: earlier, now: current })
  }
  for (const subject of subjects) await subject.close()
  return rows
}

/** The fastest of some runs after one that fills the caches: other processes of the machine only add time. */
async function best(subject: Subject, call: (subject: Subject) => Promise<unknown>, runs: number): Promise<Measured> {
  let fastest: Measured = { statements: 0, database: null, slowest: null }
  for (let run = 0; run <= runs; run += 1) {
    take()
    try {
      await call(subject)
    } catch {
      return { statements: take().length, database: null, slowest: null }
    }
    const times = take()
    const database = times.reduce((sum, { ms }) => sum + ms, 0)
    const isSlow = database > 5_000
    if ((run > 0 || isSlow) && (fastest.database === null || database < fastest.database))
      fastest = { statements: times.length, database, slowest: Math.max(...times.map(({ ms }) => ms), 0) }
    if (isSlow) break
  }
  return fastest
}
