import { pathToFileURL } from 'node:url'
import { expect, it, onTestFinished } from 'vitest'
import { onEveryDatabase } from '../testing/databases/databases'
import { openOrgFixture } from '../testing/fixtures/org-fixture'
import { silentLog } from '../testing/fixtures/silent-log'
import { bundledVerifier } from '../testing/fixtures/verifier-process'
import { createThreadRecorder } from './thread-recorder'

const bundled = bundledVerifier()

onEveryDatabase('uses recorded in a thread', (open) => {
  it('are all written when it closes, an urgent one when its promise resolves, and none is counted twice', async () => {
    const db = await open()
    const fixture = await openOrgFixture(db)
    const { tokenKey } = await fixture.make(await fixture.person('member'))
    const { id: tokenId, orgId } = await db.read.token.findUniqueOrThrow({ where: { tokenKey } })
    const file = new URL('usage-thread.mjs', pathToFileURL(await bundled()))
    const recorder = createThreadRecorder({ databaseUrl: db.url, log: silentLog, file })
    onTestFinished(() => recorder.close().catch(() => undefined))
    const at = await fixture.clock.now()
    const use = { orgId, tokenId, at, code: 'ok', current: true, generation: 1, ip: '203.0.113.7', userAgent: null, endpoint: null }
    const counted = async () => (await db.read.usageHour.findMany()).map(({ accepted, rejected }) => [accepted, rejected])
    await recorder.record({ ...use, urgent: true } as Parameters<typeof recorder.record>[0])
    expect(await counted()).toEqual([[1, 0]])
    for (let more = 0; more < 1_200; more += 1) void recorder.record({ ...use, urgent: false } as Parameters<typeof recorder.record>[0])
    recorder.recordRequest({
      orgId: use.orgId,
      tokenId: use.tokenId,
      at,
      code: 'ok',
      ip: null,
      method: 'GET',
      path: '/contacts',
      status: null,
      durationMs: null,
    } as Parameters<typeof recorder.recordRequest>[0])
    await recorder.flush()
    expect(await counted()).toEqual([[1_201, 0]])
    void recorder.record({ ...use, code: 'deactivated', urgent: false } as Parameters<typeof recorder.record>[0])
    await recorder.close()
    expect(await counted()).toEqual([[1_201, 1]])
    expect(await db.read.recentRequest.findMany()).toMatchObject([{ path: '/contacts' }])
    expect(await db.read.tokenUse.findMany()).toMatchObject([{ lastIp: '203.0.113.7', lastRejectedCode: 'deactivated' }])
  })
})
