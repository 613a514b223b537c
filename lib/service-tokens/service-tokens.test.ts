import { expect, it, vi } from 'vitest'
import type { PersonActor } from '../actor'
import type { OrgId } from '../ids'
import { onEveryDatabase } from '../testing/databases/databases'
import { operator } from '../testing/fixtures/people'
import { testServer } from '../testing/fixtures/server'

onEveryDatabase('a service token', (open) => {
  async function setUp() {
    const db = await open()
    const server = await testServer(db)
    const { serviceTokens } = server
    const created = await serviceTokens.create(operator, { name: 'Orders API' })
    if (!created.ok) throw new Error(created.error.code)
    return { db, server, serviceTokens, tokenKey: created.value.token.tokenKey, token: created.value.secret.reveal() }
  }

  it('authenticates with its whole token and with nothing else', async () => {
    const { serviceTokens, token, tokenKey } = await setUp()
    expect(token).toMatch(/^krs_[0-9A-Za-z]{16}_[0-9A-Za-z]{49}$/)
    expect(await serviceTokens.authenticate(token)).toEqual({ kind: 'service', tokenKey, name: 'Orders API' })
    const other = await serviceTokens.create(operator, { name: 'Other' })
    const mixed = `${tokenKey}${other.ok ? other.value.secret.reveal().slice(20) : ''}`
    for (const wrong of ['', tokenKey, token.slice(0, -1), `${token}0`, token.toLowerCase(), ` ${token}`, mixed]) {
      expect(await serviceTokens.authenticate(wrong)).toBeNull()
    }
  })

  it('is stored as a digest only', async () => {
    const { db, token } = await setUp()
    expect(JSON.stringify(await db.read.serviceToken.findMany())).not.toContain(token.slice(21, 50))
  })

  it('is created, listed and revoked by the operator only', async () => {
    const { serviceTokens, tokenKey } = await setUp()
    const person = { kind: 'person', role: 'owner', orgId: 'o1' as OrgId, name: 'Ana Martins' } as PersonActor
    const results = await Promise.all([
      serviceTokens.create(person, { name: 'Mine' }),
      serviceTokens.list(person),
      serviceTokens.revoke(person, tokenKey),
    ])
    expect(results.map((result) => !result.ok && result.error.code)).toEqual(['forbidden', 'forbidden', 'forbidden'])
  })

  it('is rejected and no longer listed once the operator or the token itself revoked it', async () => {
    const { serviceTokens, token, tokenKey } = await setUp()
    const second = await serviceTokens.create(operator, { name: 'Other' })
    const secondToken = second.ok ? second.value.secret.reveal() : ''
    const caller = await serviceTokens.authenticate(secondToken)
    expect(caller && (await serviceTokens.revoke(caller, tokenKey)).ok).toBe(false)
    expect(caller && (await serviceTokens.revoke(caller, caller.tokenKey)).ok).toBe(true)
    expect((await serviceTokens.revoke(operator, tokenKey)).ok).toBe(true)
    expect([await serviceTokens.authenticate(token), await serviceTokens.authenticate(secondToken)]).toEqual([null, null])
    expect(await serviceTokens.list(operator)).toEqual({ ok: true, value: [] })
    expect(await serviceTokens.revoke(operator, tokenKey)).toMatchObject({ error: { code: 'not_found' } })
  })

  it('is audited with its actor when it is created and revoked, and not when it is used', async () => {
    const { db, server, serviceTokens, token, tokenKey } = await setUp()
    const second = await serviceTokens.create(operator, { name: 'Other' })
    const caller = second.ok ? await serviceTokens.authenticate(second.value.secret.reveal()) : null
    await serviceTokens.authenticate(token)
    await server.tokens.verify(token)
    await serviceTokens.revoke(operator, tokenKey)
    await serviceTokens.revoke(operator, tokenKey)
    if (caller) await serviceTokens.revoke(caller, caller.tokenKey)
    const rows = await db.read.installationAuditEntry.findMany({ orderBy: { seq: 'asc' } })
    expect(rows.map((row) => [row.action, row.tokenKey, row.subject, row.actorKind, row.actorId])).toEqual([
      ['service_token.created', tokenKey, 'Orders API', 'operator', 'tests'],
      ['service_token.created', caller?.tokenKey, 'Other', 'operator', 'tests'],
      ['service_token.revoked', tokenKey, 'Orders API', 'operator', 'tests'],
      ['service_token.revoked', caller?.tokenKey, 'Other', 'service', caller?.tokenKey],
    ])
    expect(JSON.stringify(rows)).not.toContain(token.slice(21, 50))
    expect(await server.audit.installation.check()).toEqual({ entries: 4, firstBroken: null })
  })

  it('records its last use to the minute', async () => {
    const { server, serviceTokens, token } = await setUp()
    const lastUse = async () => {
      const listed = await serviceTokens.list(operator)
      return listed.ok && listed.value[0]?.lastUsedAt
    }
    expect(await lastUse()).toBeNull()
    await serviceTokens.authenticate(token)
    await vi.waitFor(async () => expect(await lastUse()).toBe('2026-11-20T12:00:00.000Z'))
    server.machine.advance('PT30S')
    await serviceTokens.authenticate(token)
    expect(await lastUse()).toBe('2026-11-20T12:00:00.000Z')
    server.machine.advance('PT30S')
    await serviceTokens.authenticate(token)
    await vi.waitFor(async () => expect(await lastUse()).toBe('2026-11-20T12:01:00.000Z'))
  })

  it.each([{ name: 'Other' }, { digest: 'A'.repeat(43) }, { createdBy: 'someone else' }, { pepperId: 'p1' }])(
    'is rejected after its row was edited by SQL: %o',
    async (data) => {
      const { db, serviceTokens, token } = await setUp()
      await db.write((tx) => tx.serviceToken.updateMany({ data }))
      expect(await serviceTokens.authenticate(token)).toBeNull()
    },
  )

  it('stays revoked after its revocation date is cleared by SQL', async () => {
    const { db, serviceTokens, token, tokenKey } = await setUp()
    await serviceTokens.revoke(operator, tokenKey)
    await db.write((tx) => tx.serviceToken.updateMany({ data: { revokedAt: null } }))
    expect(await serviceTokens.authenticate(token)).toBeNull()
  })
})
