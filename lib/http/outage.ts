/** Prisma: not reachable, timed out, closed, too many connections, no turn in time. */
const codes = new Set(['P1001', 'P1002', 'P1008', 'P1011', 'P1017', 'P2024', 'P2028', 'P2034', 'P2037'])
const network = new Set(['ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'EAI_AGAIN', 'ETIMEDOUT', 'EPIPE', 'EHOSTUNREACH'])

/** Whether an error means that the database is busy, full or away: nobody's mistake, so it is `unavailable`. */
export function isOutage(error: unknown): boolean {
  for (let at = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth += 1) {
    const code = 'code' in at ? String(at.code) : ''
    if (at.name === 'DatabaseBusy' || codes.has(code) || network.has(code) || /^(SQLITE_(BUSY|IOERR|CANTOPEN|FULL))/.test(code)) return true
  }
  return false
}
