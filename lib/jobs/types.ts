import type { DeletedRows } from '../db/retention'
import type { DeletionTime } from '../time/deletion'

export interface Job {
  readonly name: string
  /** Cron with seconds. */
  readonly at: string
  /** Another process takes over after this time without a run; longer than the interval of the job. */
  readonly leaseMs: number
  /** True if every process also runs it when it starts. */
  readonly atStart?: boolean
  /** Returns what was done: counts by name. */
  run(): Promise<Readonly<Record<string, number>>>
}

export interface JobReport {
  readonly job: string
  readonly did: Readonly<Record<string, number>>
  /** Null if it succeeded. */
  readonly error: string | null
}

export interface Jobs {
  /** Runs every job once, concurrently with other processes if need be: no work is done twice. */
  runAll(): Promise<readonly JobReport[]>
  /** Runs each job on its schedule until `stop`, each in one process at a time. */
  start(): void
  stop(): Promise<void>
}

/** Deletes the rows of one module whose retention is over. */
export interface Cleaner {
  clean(now: DeletionTime): Promise<DeletedRows>
}
