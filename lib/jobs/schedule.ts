import { Cron } from 'croner'
import { errorMessage } from '../errors'
import type { JobsDeps } from './deps'
import { heartbeat } from './heartbeat'
import { runJob } from './run'
import { takeLease } from './store'
import type { Job } from './types'

/** Runs each job on its schedule if it gets the lease; a job never overlaps itself. Returns a function that stops the schedule. */
export function schedule(deps: JobsDeps, jobs: readonly Job[], holder: string): () => Promise<void> {
  const running = new Set<Promise<void>>()
  const follow = (work: Promise<unknown>) => {
    const run = work.then(
      () => void running.delete(run),
      () => void running.delete(run),
    )
    running.add(run)
    return run
  }
  const wake = (job: Job) => follow(runLeased(deps, job, holder))
  // setup reports the scheduler as running without waiting for the first interval
  for (const job of jobs) if (job.name === heartbeat.name) void wake(job)
  // a process that was killed still holds its lease
  for (const job of jobs) if (job.atStart) void follow(runJob(deps, job))
  const crons = jobs.map((job) => new Cron(job.at, { protect: true, unref: true }, () => wake(job)))
  return async () => {
    for (const cron of crons) cron.stop()
    await Promise.all(running)
  }
}

/** Runs the job unless another process holds its lease. A database outage is logged and does not stop the schedule. */
export async function runLeased(deps: JobsDeps, job: Job, holder: string): Promise<void> {
  try {
    const now = await deps.clock.now()
    const until = new Date(now.getTime() + job.leaseMs)
    if (await takeLease(deps.db, { name: job.name, holder, now, until })) await runJob(deps, job)
  } catch (error) {
    deps.log.warn('A job could not run.', { job: job.name, error: errorMessage(error) })
  }
}
