/** A write waited too long for its turn. Reported as `unavailable`, never as a verdict. */
export class DatabaseBusy extends Error {
  override readonly name = 'DatabaseBusy'
}

/** Too many jobs are waiting already. Reported as `unavailable`. */
export class Overloaded extends Error {
  override readonly name = 'Overloaded'
}

/** Errors are distinguished by code, not by class: each of the two generated clients throws its own classes. */
export function errorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined
}

/** Prisma: unreachable, timeout, closed, no free connection, transaction timeout, too many connections. */
const prismaOutage = /^P(1001|1002|1008|1011|1017|2024|2028|2034|2037)$/
/** Postgres: connection, resources, lock or statement timeout, shutdown, read-only standby. */
const postgresOutage = /^(08...|53...|55P03|57014|57P0[1-5]|58030|25006)$/
const sqliteOutage = /^SQLITE_(BUSY|LOCKED|FULL|IOERR|CANTOPEN)/
const networkOutage = /^(ECONN(REFUSED|RESET|ABORTED)|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EPIPE|E(HOST|NET)UNREACH)$/
/** `pg` errors without a code. */
const codeless =
  /^(timeout exceeded when trying to connect|Connection terminated|Client has encountered a connection error|Query read timeout)/

/** True if the machine or the database is busy, full or unreachable: reported as `unavailable`. */
export function isUnavailable(error: unknown): boolean {
  for (let at = error, depth = 0; typeof at === 'object' && at !== null && depth < 6; at = causeOf(at), depth += 1) {
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

/** The underlying error; Prisma keeps the driver's error in `meta`. */
function causeOf(at: object): unknown {
  const { cause, meta } = at as { cause?: unknown; meta?: { driverAdapterError?: unknown } }
  return meta?.driverAdapterError ?? cause
}

export const errorMessage = (error: unknown): string => (error instanceof Error ? error.message : String(error))

/** Runs `work` for every item, also after a failure, then throws the failures: a single one as itself, several as an AggregateError. */
export async function settleEach<T>(items: Iterable<T> | AsyncIterable<T>, work: (item: T) => Promise<unknown>): Promise<void> {
  const failures: unknown[] = []
  for await (const item of items) {
    try {
      await work(item)
    } catch (error) {
      failures.push(error)
    }
  }
  throwFailures(failures)
}

/** Counts the items for which `work` returned true. Failures are thrown as by `settleEach`, except that an outage stops the run. */
export async function countEach<T>(items: Iterable<T> | AsyncIterable<T>, work: (item: T) => Promise<boolean>): Promise<number> {
  const failures: unknown[] = []
  let count = 0
  for await (const item of items) {
    try {
      if (await work(item)) count += 1
    } catch (error) {
      failures.push(error)
      if (isUnavailable(error)) break
    }
  }
  throwFailures(failures)
  return count
}

function throwFailures(failures: readonly unknown[]): void {
  if (failures.length === 1) throw failures[0]
  if (failures.length > 1)
    throw new AggregateError(failures, failures.map(errorMessage).join('; '), { cause: failures.find(isUnavailable) ?? failures[0] })
}
