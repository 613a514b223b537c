import { Cron } from 'croner'
import { beat } from './heartbeat'
import type { JobsDeps } from './index'
import type { Job } from './job-list'
import { runJob } from './run'
import { takeLease } from './store'

/** Wakes at each job's times and runs it where the lease allows; a job never overlaps itself. Answers how to stop. */
export function schedule(deps: JobsDeps, jobs: readonly Job[], holder: string): () => Promise<void> {
  const running = new Set<Promise<void>>()
  const wake = (job: Job) => {
    const run = runLeased(deps, job, holder).finally(() => running.delete(run))
    running.add(run)
    return run
  }
  // the first beat tells that jobs run, at once
  for (const job of jobs) if (job.name === beat.name) void wake(job)
  const crons = jobs.map((job) => new Cron(job.at, { protect: true, unref: true }, () => wake(job)))
  return async () => {
    for (const cron of crons) cron.stop()
    await Promise.all(running)
  }
}

/** Runs the job unless another process does; the database being away is no reason to end the schedule. */
export async function runLeased(deps: JobsDeps, job: Job, holder: string): Promise<void> {
  try {
    const now = await deps.clock.now()
    const until = new Date(now.getTime() + job.leaseMs)
    if (await takeLease(deps.db, { name: job.name, holder, now, until })) await runJob(deps, job)
  } catch (error) {
    deps.log.warn('A job could not run.', { job: job.name, error: error instanceof Error ? error.message : String(error) })
  }
}
