import { expect, it } from 'vitest'
import { closeAll } from './close-all'

it('what comes later is closed though the last counts could not be written', async () => {
  const closed: string[] = []
  const flush = () => Promise.reject(new Error('away'))
  const database = async () => void closed.push('database')
  await expect(closeAll([flush, database])).rejects.toThrow('away')
  expect(closed).toEqual(['database'])
})
