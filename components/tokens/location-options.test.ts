import { expect, test } from 'vitest'
import { locationOptions } from './location-options'

const [porto, lisbon] = [
  { id: 'l1', name: 'Porto' },
  { id: 'l2', name: 'Lisbon' },
]

test('the selected location keeps an option while it does not match a search, or is not known', () => {
  expect(locationOptions([porto], 'l2', lisbon)).toEqual([lisbon, porto])
  expect(locationOptions([porto], 'l3', null)).toEqual([{ id: 'l3', name: 'Selected location' }, porto])
  expect(locationOptions([porto, lisbon], 'l2', lisbon)).toEqual([porto, lisbon])
  expect(locationOptions([porto], '', null)).toEqual([porto])
})
