import type { Db, Reader, Tx } from '../db/client'

type Rows = readonly Readonly<Record<string, unknown>>[]

interface Table {
  readonly name: string
  deleteMany(): Promise<unknown>
  findMany(): Promise<Rows>
}

/** All tables, each before the tables that it references. */
export function tablesOf(db: Reader | Tx): readonly Table[] {
  const audit = [db.installationAuditEntry, db.installationAuditHead]
  const installation = [db.mailOutbox, db.jobLease, db.jobRun, db.serviceToken, db.rateLimit, db.idempotency, ...audit, db.setting]
  return [...contentsOf(db), ...(installation as unknown as readonly Table[])]
}

/** The tables of people and organizations. */
function contentsOf(db: Reader | Tx): readonly Table[] {
  const tokens = [
    db.recentRequest,
    db.rejectionHour,
    db.usageHour,
    db.tokenUse,
    db.tokenNetwork,
    db.tokenWarning,
    db.storedSecret,
    db.delivery,
    db.destination,
    db.token,
  ]
  const memberships = [
    db.invitation,
    db.notice,
    db.digestItem,
    db.contact,
    db.dataKey,
    db.pendingRevocation,
    db.membershipLocation,
    db.membership,
    db.location,
  ]
  const organizations = [...memberships, db.auditEntry, db.auditCheck, db.auditHead, db.policy, db.organization]
  const methods = [db.passkey, db.passkeyChallenge, db.authenticator, db.recoveryCode, db.identity, db.oidcAttempt, db.secondStep]
  const links = [db.oneTimeLink, db.emailRequest, db.emailChange]
  const people = [db.preference, db.emailPreference, db.knownDevice, db.session, db.signInTicket, db.user, db.throttle]
  return [...tokens, ...organizations, ...methods, ...links, ...people] as unknown as readonly Table[]
}

/** All rows of all tables. */
export async function readAll(db: Db): Promise<readonly Rows[]> {
  return Promise.all(tablesOf(db.read).map((table) => table.findMany()))
}

/** Puts rows of `readAll` into a database that `wipe` has emptied. */
export async function writeAll(db: Db, rows: readonly Rows[]): Promise<void> {
  await db.write(async (tx) => {
    await tx.setting.deleteMany()
    await tx.installationAuditHead.deleteMany()
    await putRows(tx, db.engine, tablesOf(tx), rows)
  })
}

async function putRows(tx: Tx, engine: Db['engine'], tables: readonly Table[], rows: readonly Rows[]): Promise<void> {
  for (const [index, { name }] of [...tables.entries()].reverse()) {
    const data = rows[index] ?? []
    if (data.length > 0) await putTable(tx, engine, name, data)
  }
}

/** Inserts rows in one statement: `createMany` splits them into many, which takes seconds for weeks of use. */
export const putTable = (tx: Tx, engine: Db['engine'], table: string, rows: Rows): Promise<void> =>
  (engine === 'sqlite' ? putSqlite : putPostgres)(tx, table, rows)

async function putPostgres(tx: Tx, table: string, rows: Rows): Promise<void> {
  const sql = `INSERT INTO "${table}" SELECT * FROM jsonb_populate_recordset(NULL::"${table}", $1::jsonb)`
  await tx.$executeRawUnsafe(sql, JSON.stringify(rows))
}

async function putSqlite(tx: Tx, table: string, rows: Rows): Promise<void> {
  const columns = Object.keys(rows[0] ?? {})
  const values = columns.map((column) => `"value" ->> '${column}'`)
  const sql = `INSERT INTO "${table}" (${columns.map((column) => `"${column}"`).join(', ')}) SELECT ${values.join(', ')} FROM json_each(?)`
  await tx.$executeRawUnsafe(sql, JSON.stringify(rows.map(withNumbersForTimes)))
}

/** Times as SQLite stores them. */
const withNumbersForTimes = (row: Rows[number]) =>
  Object.fromEntries(Object.entries(row).map(([column, value]) => [column, value instanceof Date ? value.getTime() : value]))

/**
 * Copies all people and organizations into a database without people; returns false if it has any. The audit chain of the
 * installation is not copied: `record` appends to the target's own.
 */
export async function copyInto(target: Db, source: Db, record: (tx: Tx) => Promise<void>): Promise<boolean> {
  const rows = await Promise.all(contentsOf(source.read).map((table) => table.findMany()))
  return target.write(async (tx) => {
    if ((await tx.user.findFirst({ select: { id: true } })) !== null) return false
    await putRows(tx, target.engine, contentsOf(tx), rows)
    await record(tx)
    return true
  })
}
