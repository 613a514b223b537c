import { newId } from '../ids'
import type { JobsDeps } from './deps'
import { jobList } from './job-list'
import { runJob } from './run'
import { schedule } from './schedule'
import { releaseLeases } from './store'
import type { JobReport, Jobs } from './types'

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

export type { JobsDeps } from './deps'
export { lastBeat } from './heartbeat'
export { findFailedJobs } from './store'
export type { JobReport, Jobs } from './types'
