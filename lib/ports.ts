/** The only source of time. Never goes behind a time that has held for ten minutes; tests and QA mode can move it. */
export interface Clock {
  now(): Promise<Date>
  /** True if rows that are old at `now` may be deleted; false while the machine's clock is in doubt. Ask with `deletionTime`. */
  mayDelete(now: Date): Promise<boolean>
}

/** The only source of random bytes. */
export interface Random {
  bytes(length: number): Uint8Array
}

/** Origin of a request; null for unknown parts. */
export interface Origin {
  readonly ip: string | null
  readonly userAgent: string | null
  readonly requestId: string | null
}

/** The origin of jobs and the command line. */
export const noOrigin: Origin = { ip: null, userAgent: null, requestId: null }

/** Structured log. */
export interface Log {
  info(message: string, fields?: LogFields): void
  warn(message: string, fields?: LogFields): void
  error(message: string, fields?: LogFields): void
}

/** The only fields a log line may have: the compiler rejects others, and the log drops them. */
export const logFields = [
  'aheadMs',
  'attempts',
  'behindMs',
  'code',
  'count',
  'durationMs',
  'error',
  'ip',
  'job',
  'method',
  'name',
  'origin',
  'orgId',
  'path',
  'port',
  'requestId',
  'seq',
  'sessionId',
  'signal',
  'stack',
  'status',
  'tokenKey',
  'userId',
  'version',
] as const

export type LogFields = Readonly<Partial<Record<(typeof logFields)[number], string | number | boolean | null>>>
