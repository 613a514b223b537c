/** A running server under test. */
export interface Site {
  readonly origin: string
  /** Path of its log file. */
  readonly log: string
  /** URL of its database. */
  readonly database: string
}

interface Sites {
  /** In QA mode on SQLite: one for each worker, because a reset empties the database. */
  readonly sqlite: readonly Site[]
  /** In QA mode on Postgres. */
  readonly postgres: Site
  /** In production mode, not set up yet. */
  readonly installed: Site
}

const name = 'KEYRAIL_E2E_SITES'

/** Returns the running servers, or null before they are started. */
export function readSites(): Sites | null {
  const text = process.env[name]
  return text ? (JSON.parse(text) as Sites) : null
}

/** Passes the servers to worker processes through the environment. */
export function publishSites(sites: Sites): void {
  process.env[name] = JSON.stringify(sites)
}
