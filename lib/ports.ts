/** The only source of time. Never goes back; tests and QA mode can move it. */
export interface Clock {
  now(): Promise<Date>
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

/** Structured log; `lib/log.ts` lists the allowed fields. */
export interface Log {
  info(message: string, fields?: LogFields): void
  warn(message: string, fields?: LogFields): void
  error(message: string, fields?: LogFields): void
}

export type LogFields = Readonly<Record<string, string | number | boolean | null>>
