import { beforeEach, expect, test, vi } from 'vitest'
import { hearSingleKeys, hearsSingleKeys, isSingleKey } from './single-key'

beforeEach(() => {
  const kept = new Map<string, string>()
  vi.stubGlobal('localStorage', {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => kept.set(name, value),
    removeItem: (name: string) => kept.delete(name),
  })
  vi.stubGlobal('dispatchEvent', () => true)
  return () => vi.unstubAllGlobals()
})

const alone = { ctrlKey: false, metaKey: false, altKey: false, isComposing: false }
const at = (inside: string) => ({ closest: (selector: string) => (selector.includes(inside) ? {} : null) }) as unknown as Element
const nowhere = at('nothing of the kind')

test('a key pressed alone is heard, one with a modifier or a longer name is not', () => {
  expect(isSingleKey({ ...alone, key: 'c' }, nowhere)).toBe(true)
  expect(isSingleKey({ ...alone, key: '?' }, null)).toBe(true)
  for (const modifier of ['ctrlKey', 'metaKey', 'altKey', 'isComposing']) {
    expect(isSingleKey({ ...alone, key: 'c', [modifier]: true }, nowhere)).toBe(false)
  }
  for (const key of ['Enter', ' ', 'Escape']) expect(isSingleKey({ ...alone, key }, nowhere)).toBe(false)
})

test('no key is heard in a field, a menu or a dialog', () => {
  for (const place of ['textarea', 'select', '[role=dialog]', '[role=alertdialog]', '[role=menu]', '[contenteditable]']) {
    expect(isSingleKey({ ...alone, key: 'c' }, at(place))).toBe(false)
  }
})

test('who switches them off is not heard until they are on again', () => {
  hearSingleKeys(false)
  expect(hearsSingleKeys()).toBe(false)
  expect(isSingleKey({ ...alone, key: 'c' }, nowhere)).toBe(false)
  hearSingleKeys(true)
  expect(isSingleKey({ ...alone, key: 'c' }, nowhere)).toBe(true)
})
