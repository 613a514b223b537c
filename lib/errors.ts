/** The database gave no turn in time: answered as `unavailable`, never as a verdict. */
export class DatabaseBusy extends Error {
  override readonly name = 'DatabaseBusy'
}

/** More waits than the machine can do in reasonable time: `unavailable` too. */
export class Overloaded extends Error {
  override readonly name = 'Overloaded'
}

/** Checked by code, not by class: the two generated clients throw classes of their own. */
export function errorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined
}

/** Prisma: not reachable, timed out, no turn, closed, no connection free, transaction ran out of time, too many connections. */
const prismaOutage = /^P(1001|1002|1008|1011|1017|2024|2028|2034|2037)$/
/** Postgres: connection, resources, lock or statement timed out, shut down, a standby that takes no writes. */
const postgresOutage = /^(08...|53...|55P03|57014|57P0[1-5]|58030|25006)$/
const sqliteOutage = /^SQLITE_(BUSY|LOCKED|FULL|IOERR|CANTOPEN)/
const networkOutage = /^(ECONN(REFUSED|RESET|ABORTED)|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EPIPE|E(HOST|NET)UNREACH)$/
/** pg gives these no code. */
const codeless =
  /^(timeout exceeded when trying to connect|Connection terminated|Client has encountered a connection error|Query read timeout)/

/** Whether the machine or the database is busy, full or away, which is nobody's mistake: the answer is `unavailable`. */
export function isUnavailable(error: unknown): boolean {
  for (let at = error, depth = 0; typeof at === 'object' && at !== null && depth < 6; at = behind(at), depth += 1) {
    if (at instanceof DatabaseBusy || at instanceof Overloaded || (at instanceof Error && codeless.test(lastLine(at.message)))) return true
    if (codesOf(at).some((code) => [prismaOutage, postgresOutage, sqliteOutage, networkOutage].some((outage) => outage.test(code))))
      return true
  }
  return false
}

/** Prisma adds lines about the call before the driver's message. */
const lastLine = (message: string): string => message.trim().split('\n').at(-1) ?? ''

function codesOf(at: object): string[] {
  const { code, originalCode } = at as { code?: unknown; originalCode?: unknown }
  return [code, originalCode].filter((value) => typeof value === 'string')
}

/** What an error stands for: Prisma keeps the driver's in its meta. */
function behind(at: object): unknown {
  const { cause, meta } = at as { cause?: unknown; meta?: { driverAdapterError?: unknown } }
  return meta?.driverAdapterError ?? cause
}
