import type { Db } from '../db/client'
import type { Destinations } from '../destinations/index'
import { newId } from '../ids'
import type { Mail } from '../mail/index'
import type { Notices } from '../notices/index'
import type { Clock, Log, Random } from '../ports'
import type { Tokens } from '../tokens/index'
import type { Watch } from '../usage/index'
import { lastBeat } from './heartbeat'
import { jobList } from './job-list'
import { type JobReport, runJob } from './run'
import { schedule } from './schedule'
import { releaseLeases } from './store'

export interface JobsDeps {
  readonly db: Db
  readonly clock: Clock
  readonly random: Random
  readonly log: Log
  readonly tokens: Pick<Tokens, 'runExpiry'>
  readonly watch: Watch
  readonly notices: Pick<Notices, 'sendDigests'>
  readonly mail: Pick<Mail, 'send' | 'clean'>
  readonly destinations: Pick<Destinations, 'clean'>
  /** When the clock last jumped ahead, if it ever did. */
  readonly jumpedAt: () => Promise<Date | null>
}

export interface Jobs {
  /** Runs every job once, now, whoever else does: nothing is done twice. */
  runAll(): Promise<readonly JobReport[]>
  /** Runs each job at its times until `stop`, in one process of all. */
  start(): void
  stop(): Promise<void>
}

export function createJobs(deps: JobsDeps): Jobs {
  const jobs = jobList(deps)
  const holder = newId(deps.random)
  let cancel: (() => Promise<void>) | null = null
  return {
    async runAll() {
      const reports: JobReport[] = []
      for (const job of jobs) reports.push(await runJob(deps, job))
      return reports
    },
    start() {
      cancel ??= schedule(deps, jobs, holder)
    },
    async stop() {
      if (!cancel) return
      const stopped = cancel()
      cancel = null
      await stopped
      await releaseLeases(deps.db, holder)
    },
  }
}

export type { JobReport }
export { lastBeat }
