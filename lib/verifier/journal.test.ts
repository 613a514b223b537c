import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { isUnavailable } from '../errors'
import { readJournal } from '../journal/index'
import { onEveryDatabase, type TestDb } from '../testing/databases/databases'
import { testKeys } from '../testing/fixtures/keys'
import { openOrgFixture } from '../testing/fixtures/org-fixture'
import { operator } from '../testing/fixtures/people'
import { testServer } from '../testing/fixtures/server'
import { serviceToken } from '../testing/fixtures/service-token'
import { verifierServices, verifyAll } from '../testing/fixtures/verifier'

async function setUp(db: TestDb) {
  const folder = mkdtempSync(join(tmpdir(), 'keyrail-journal-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const path = join(folder, 'journal.log')
  const owner = await (await openOrgFixture(db)).person('owner', 'Ana Martins', { fresh: true })
  const dashboard = await testServer(db, { KEYRAIL_JOURNAL: path })
  const now = await dashboard.clock.now()
  const verifier = verifierServices(db.url, () => now, { journal: readJournal({ path, auditKey: testKeys.audit }) })
  const make = async () => {
    const input = { name: 'Zapier sync', type: 'user', scopes: ['contacts:read'], expires: { kind: 'after', duration: 'P1Y' } } as const
    const created = await dashboard.tokens.create(owner, { ...input, scopes: [...input.scopes] })
    if (!created.ok) throw new Error(created.error.code)
    return { tokenKey: created.value.token.tokenKey, token: created.value.secret.reveal() }
  }
  return { path, owner, dashboard, verifier, make }
}

onEveryDatabase('a verifier with the journal of the dashboard', (open) => {
  it('rejects a token on the first request after its row was put back', async () => {
    const db = await open()
    const { owner, dashboard, verifier, make } = await setUp(db)
    const { token, tokenKey } = await make()
    const { id, ...old } = await db.read.token.findUniqueOrThrow({ where: { tokenKey } })
    const codes = [(await verifier.tokens.verify(token)).code]
    await dashboard.tokens.revoke(owner, tokenKey)
    codes.push((await verifier.tokens.verify(token)).code)
    await db.write((tx) => tx.token.update({ where: { id }, data: old }))
    codes.push((await verifier.tokens.verify(token)).code)
    expect(codes).toEqual(['ok', 'deleted', 'unknown'])
  })

  it('rejects a revoked token and a revoked service token that are verified together after their rows were restored', async () => {
    const db = await open()
    const { owner, dashboard, verifier, make } = await setUp(db)
    const { token, tokenKey } = await make()
    const service = await serviceToken(dashboard)
    const code = async () => (await verifyAll(verifier, [{ service, token, needs: {} }]))[0]?.code ?? null
    const { id, ...old } = await db.read.token.findUniqueOrThrow({ where: { tokenKey } })
    const oldService = await db.read.serviceToken.findUniqueOrThrow({ where: { tokenKey: service.slice(0, 20) } })
    const codes = [await code()]
    await dashboard.tokens.revoke(owner, tokenKey)
    await db.write((tx) => tx.token.update({ where: { id }, data: old }))
    codes.push(await code())
    await dashboard.serviceTokens.revoke(operator, oldService.tokenKey)
    await db.write((tx) => tx.serviceToken.update({ where: { tokenKey: oldService.tokenKey }, data: oldService }))
    codes.push(await code())
    expect(codes).toEqual(['ok', 'unknown', null])
  })

  it('rejects a service token, also one it has just accepted, on the first request after its row was put back', async () => {
    const db = await open()
    const { dashboard, verifier } = await setUp(db)
    const created = await dashboard.serviceTokens.create(operator, { name: 'Orders API' })
    if (!created.ok) throw new Error(created.error.code)
    const { tokenKey } = created.value.token
    const secret = created.value.secret.reveal()
    expect(await verifier.serviceTokens.authenticate(secret)).toMatchObject({ tokenKey })
    const old = await db.read.serviceToken.findUniqueOrThrow({ where: { tokenKey } })
    await dashboard.serviceTokens.revoke(operator, tokenKey)
    await db.write((tx) => tx.serviceToken.update({ where: { tokenKey }, data: old }))
    expect(await verifier.serviceTokens.authenticate(secret)).toBeNull()
  })

  it('knows a revocation of another process in the same turn of the event loop', async () => {
    const { path, owner, dashboard, make } = await setUp(await open())
    const { tokenKey } = await make()
    const journal = readJournal({ path, auditKey: testKeys.audit })
    await dashboard.tokens.revoke(owner, tokenKey)
    const revocation = readFileSync(path)
    writeFileSync(path, '')
    // no turn ends until it is appended
    const before = await journal.recorded(tokenKey)
    appendFileSync(path, revocation)
    const after = await journal.recorded(tokenKey)
    expect([before.isRevoked, after.isRevoked]).toEqual([false, true])
  })

  it('gives no verdict while the journal cannot be read', async () => {
    const { path, verifier, make } = await setUp(await open())
    const { token } = await make()
    mkdirSync(path)
    const error: unknown = await verifier.tokens.verify(token).catch((thrown: unknown) => thrown)
    expect(isUnavailable(error)).toBe(true)
  })
})
