import { errorMessage } from '../errors'
import type { JobsDeps } from './deps'
import { recordRun } from './store'
import type { Job, JobReport } from './types'

/** Runs a job and records the run, unless there was nothing to do. A failure is logged and recorded, not thrown. */
export async function runJob(deps: JobsDeps, job: Job): Promise<JobReport> {
  const startedAt = await deps.clock.now()
  const report = await runCaught(deps, job)
  const idle = report.error === null && Object.values(report.did).every((count) => count === 0)
  if (!idle) {
    const did = JSON.stringify(report.did)
    await recordRun(deps.db, { name: job.name, startedAt, endedAt: await deps.clock.now(), did, error: report.error })
  }
  return report
}

async function runCaught({ log }: JobsDeps, job: Job): Promise<JobReport> {
  try {
    return { job: job.name, did: await job.run(), error: null }
  } catch (error) {
    const message = errorMessage(error)
    log.error('A job failed.', { job: job.name, error: message, stack: error instanceof Error ? (error.stack ?? null) : null })
    return { job: job.name, did: {}, error: message.slice(0, 500) }
  }
}
