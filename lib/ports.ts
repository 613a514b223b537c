/** The one source of time. Never goes back; moved by tests and by QA mode. */
export interface Clock {
  now(): Promise<Date>
}

/** The one source of random bytes. */
export interface Random {
  bytes(length: number): Uint8Array
}

/** Where a request came from, as far as it is known. */
export interface Origin {
  readonly ip: string | null
  readonly userAgent: string | null
  readonly requestId: string | null
}

/** The origin of what happens inside the process: jobs, the command line. */
export const noOrigin: Origin = { ip: null, userAgent: null, requestId: null }

/** Structured log lines; fields are an allow-list, never whole objects. */
export interface Log {
  info(message: string, fields?: LogFields): void
  warn(message: string, fields?: LogFields): void
  error(message: string, fields?: LogFields): void
}

export type LogFields = Readonly<Record<string, string | number | boolean | null>>
