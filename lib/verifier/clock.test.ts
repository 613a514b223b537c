import { expect, it } from 'vitest'
import { onEveryDatabase } from '../testing/databases/databases'
import { openOrgFixture } from '../testing/fixtures/org-fixture'
import { verifierServices } from '../testing/fixtures/verifier'
import { createQaClock } from '../time/qa-clock'
import { raiseHighWater } from '../time/store'
import { qaTime } from './clock'

onEveryDatabase('the time of a verdict', (open) => {
  it('is that of QA mode as soon as another process has moved it', async () => {
    const db = await open()
    const fixture = await openOrgFixture(db)
    const { token } = await fixture.make(await fixture.person('member'), { expires: { kind: 'after', duration: 'P30D' } })
    const start = await fixture.clock.now()
    const time = () => start
    const { tokens } = verifierServices(db.url, time, { clock: qaTime(time) })
    expect(await tokens.verify(token)).toMatchObject({ active: true })
    await createQaClock({ db, time }).moveTo(new Date('2026-12-20T12:00:00Z'))
    expect(await tokens.verify(token)).toEqual({ active: false, code: 'expired' })
  })

  it('is never behind the latest time that any process has stored, nor behind an earlier verdict', async () => {
    const db = await open()
    const fixture = await openOrgFixture(db)
    const { token } = await fixture.make(await fixture.person('member'), { expires: { kind: 'after', duration: 'P30D' } })
    let now = await fixture.clock.now()
    const { tokens } = verifierServices(db.url, () => now)
    expect(await tokens.verify(token)).toMatchObject({ active: true })
    await raiseHighWater(db, new Date('2026-12-20T12:00:00Z'))
    expect(await tokens.verify(token)).toEqual({ active: false, code: 'expired' })
    now = new Date('2026-11-20T11:00:00Z')
    expect(await tokens.verify(token)).toEqual({ active: false, code: 'expired' })
  })
})
