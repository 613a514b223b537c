import { expect, test } from 'vitest'
import { navItems } from './nav-items'
import { locationInPath, locationPath, tokensPath } from './paths'

test('only a path in a location view has a location', () => {
  expect(locationInPath(locationPath('northwind', 'downtown'))).toBe('downtown')
  expect(locationInPath(tokensPath('northwind'))).toBeNull()
  expect(locationInPath('/o/l/l/l')).toBeNull()
})

test('the API tokens item is current in both views and on the page of a token', () => {
  const [tokens] = navItems('northwind', [], ['policy'])
  for (const path of ['/o/northwind/tokens', '/o/northwind/l/downtown/tokens', '/o/northwind/tokens/kru_8Q4ZK2MD01abCDef']) {
    expect(tokens?.within.test(path)).toBe(true)
  }
  expect(tokens?.within.test('/o/northwind/tokensomething')).toBe(false)
})
