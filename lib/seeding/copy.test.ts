import { expect, it } from 'vitest'
import { onEveryDatabase } from '../testing/databases/databases'
import { makePerson } from '../testing/fixtures/people'
import { testServer } from '../testing/fixtures/server'
import { copyInto } from './tables-store'

onEveryDatabase('copying one database into another', (open) => {
  it('writes nothing if interrupted at the last step, and can be repeated', async () => {
    const [source, target] = [await open(), await open()]
    await makePerson(await testServer(source))
    const people = () => target.read.user.findMany({ select: { email: true } })
    const interrupted = copyInto(target, source, () => Promise.reject(new Error('interrupted')))
    await expect(interrupted).rejects.toThrow('interrupted')
    expect(await people()).toEqual([])
    expect(await copyInto(target, source, () => Promise.resolve())).toBe(true)
    expect(await people()).toEqual([{ email: 'ana@example.com' }])
  })

  it('does not change a database that has people', async () => {
    const [source, target] = [await open(), await open()]
    await makePerson(await testServer(source))
    await makePerson(await testServer(target), 'rui@example.com', 'Rui Costa')
    expect(await copyInto(target, source, () => Promise.reject(new Error('never called')))).toBe(false)
    expect(await target.read.user.count()).toBe(1)
  })
})
