import { expect, it } from 'vitest'
import { onEveryDatabase } from '../testing/databases/databases'
import { makePerson } from '../testing/fixtures/people'
import { testServer } from '../testing/fixtures/server'
import { copyInto } from './tables-store'

onEveryDatabase('putting what one database knows into another', (open) => {
  it('leaves nothing when it is interrupted at its last step, and works when it is tried again', async () => {
    const [source, target] = [await open(), await open()]
    await makePerson(await testServer(source))
    const people = () => target.read.user.findMany({ select: { email: true } })
    const cut = copyInto(target, source, () => Promise.reject(new Error('interrupted')))
    await expect(cut).rejects.toThrow('interrupted')
    expect(await people()).toEqual([])
    expect(await copyInto(target, source, () => Promise.resolve())).toBe(true)
    expect(await people()).toEqual([{ email: 'ana@example.com' }])
  })

  it('leaves a database alone that has people', async () => {
    const [source, target] = [await open(), await open()]
    await makePerson(await testServer(source))
    await makePerson(await testServer(target), 'rui@example.com', 'Rui Costa')
    expect(await copyInto(target, source, () => Promise.reject(new Error('never asked')))).toBe(false)
    expect(await target.read.user.count()).toBe(1)
  })
})
