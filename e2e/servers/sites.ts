/** A running dashboard that the tests talk to. */
export interface Site {
  readonly origin: string
  /** File of everything it printed. */
  readonly log: string
}

export interface Sites {
  /** In QA mode on SQLite: one for each worker, because a reset empties the database. */
  readonly sqlite: readonly Site[]
  /** In QA mode on Postgres. */
  readonly postgres: Site
  /** As a company runs it, and not set up yet. */
  readonly installed: Site
}

const name = 'KEYRAIL_E2E_SITES'

/** What was started by whom; null before. */
export function readSites(): Sites | null {
  const text = process.env[name]
  return text ? (JSON.parse(text) as Sites) : null
}

/** Workers are processes of their own and inherit this. */
export function tellSites(sites: Sites): void {
  process.env[name] = JSON.stringify(sites)
}
