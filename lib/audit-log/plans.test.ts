import Database from 'better-sqlite3'
import { expect, it } from 'vitest'
import type { PersonActor } from '../actor'
import { onSqlite } from '../testing/databases/databases'
import { openOrgFixture } from '../testing/fixtures/org-fixture'
import { silentLog } from '../testing/fixtures/silent-log'
import { watchStatements } from '../testing/fixtures/statements'
import { createAuditLog } from './index'
import type { AuditFilter } from './schema'

onSqlite('entries that an index has in order', (open) => {
  it('are read from it, however many others the organization has', async () => {
    const db = await open()
    const fixture = await openOrgFixture(db)
    const log = createAuditLog({ ...fixture, log: silentLog })
    const [owner, member] = [await fixture.person('owner'), await fixture.person('member')]
    const { tokenKey } = await fixture.make(member)
    const taken = watchStatements()
    const database = new Database(db.url.slice('file:'.length), { readonly: true })
    const planOf = async (actor: PersonActor, filter: AuditFilter) => {
      taken()
      await log.list(actor, filter)
      const statement = taken().find(({ sql }) => sql.startsWith('SELECT e."seq"'))
      const plan = database.prepare(`EXPLAIN QUERY PLAN ${statement?.sql}`).all(...(statement?.values ?? [])) as { detail: string }[]
      return plan.map(({ detail }) => detail)[0]
    }
    expect(await planOf(member, {})).toContain('AuditEntry_orgId_actorId_seq_idx')
    expect(await planOf(owner, { who: owner.userId })).toContain('AuditEntry_orgId_actorId_seq_idx')
    expect(await planOf(owner, { token: tokenKey })).toContain('AuditEntry_orgId_tokenKey_seq_idx')
    expect(await planOf(owner, { result: 'denied' })).toContain('AuditEntry_orgId_action_seq_idx')
    database.close()
  })
})
