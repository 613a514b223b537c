import type { InstallationCheck } from '../organizations/index'

/** For everyone; never says why something is down. */
export interface HealthView {
  /** False: a token cannot be verified now. */
  readonly verification: boolean
  readonly database: boolean
  readonly at: string
}

interface JobFailure {
  readonly job: string
  readonly at: string
}

export interface IntegrityView {
  readonly organization: string
  /** Null: not verified yet. */
  readonly verifiedAt: string | null
  readonly entries: number
  /** Number of the first entry that does not match; null = intact. */
  readonly firstBroken: number | null
}

/** For administrators. */
export interface InstallationView {
  readonly checks: readonly InstallationCheck[]
  readonly versions: { readonly keyrail: string; readonly node: string; readonly database: string; readonly migration: string }
  /** When jobs last ran; null = no process runs them. */
  readonly lastBeat: string | null
  /** When a backup was last recorded; null = never. */
  readonly lastBackup: string | null
  /** Jobs whose last recorded run failed. */
  readonly failedJobs: readonly JobFailure[]
  /** Emails of the last 24 hours; null without a mail server. */
  readonly emails: { readonly sent: number; readonly waiting: number; readonly failed: number } | null
  /** Audit logs of the organizations that the viewer administers. */
  readonly audit: readonly IntegrityView[]
}
