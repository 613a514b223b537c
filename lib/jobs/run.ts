import type { JobsDeps } from './index'
import type { Job } from './job-list'
import { recordRun } from './store'

export interface JobReport {
  readonly job: string
  readonly did: Readonly<Record<string, number>>
  /** Set when it failed. */
  readonly error: string | null
}

/** Runs a job; a failure is logged and kept, and stops no other job. Runs that found nothing to do leave no row. */
export async function runJob(deps: JobsDeps, job: Job): Promise<JobReport> {
  const startedAt = await deps.clock.now()
  const report = await attempt(deps, job)
  const idle = report.error === null && Object.values(report.did).every((count) => count === 0)
  if (!idle) {
    const did = JSON.stringify(report.did)
    await recordRun(deps.db, { name: job.name, startedAt, endedAt: await deps.clock.now(), did, error: report.error })
  }
  return report
}

async function attempt({ log }: JobsDeps, job: Job): Promise<JobReport> {
  try {
    return { job: job.name, did: await job.run(), error: null }
  } catch (thrown) {
    const error = thrown instanceof Error ? thrown : new Error(String(thrown))
    log.error('A job failed.', { job: job.name, error: error.message, stack: error.stack ?? null })
    return { job: job.name, did: {}, error: error.message.slice(0, 500) }
  }
}
