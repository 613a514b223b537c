import { beforeEach, expect, test, vi } from 'vitest'
import { hearSingleKeys, hearsSingleKeys, isDialogOpen, isSingleKey } from './single-key'

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

interface Tag {
  readonly tag: string
  readonly attributes?: Readonly<Record<string, string>>
}

/** Whether a tag is what a plain selector asks for: `select`, `[role=menu]`, `input:not([type=checkbox])`, `:is(a, b)`. */
function matches({ tag, attributes = {} }: Tag, selector: string): boolean {
  const parts = selector.match(/:(is|not)\([^)]*\)|\[[^\]]*\]|[a-z]+/g) ?? []
  if (parts.join('') !== selector) throw new Error(`“${selector}” is more than the test understands.`)
  return parts.every((part) => {
    const [, kind, list = ''] = /^:(is|not)\((.*)\)$/.exec(part) ?? []
    if (kind) return list.split(', ').some((each) => matches({ tag, attributes }, each)) === (kind === 'is')
    const [, name, value] = /^\[([^=]+)=?(.*)\]$/.exec(part) ?? []
    if (name === undefined) return part === tag
    return value === '' ? name in attributes : attributes[name] === value
  })
}

const listed = (selectors: string) => selectors.split(/, (?![^(]*\))/)
const fits = (tag: Tag, selectors: string) => listed(selectors).some((each) => matches(tag, each))

/** An element inside others, the innermost first. */
const at = (...path: readonly Tag[]) =>
  ({ closest: (selectors: string) => path.find((tag) => fits(tag, selectors)) ?? null }) as unknown as Element
const page = (...tags: readonly Tag[]) => ({
  querySelector: (selectors: string) => (tags.find((tag) => fits(tag, selectors)) as unknown as Element) ?? null,
})
const role = (name: string, attributes = {}): Tag => ({ tag: 'div', attributes: { role: name, ...attributes } })
const nowhere = at({ tag: 'a' }, role('row'), { tag: 'main' })

test('a key pressed alone is heard, one with a modifier or a longer name is not', () => {
  expect(isSingleKey({ ...alone, key: 'c' }, nowhere)).toBe(true)
  expect(isSingleKey({ ...alone, key: '?' }, null)).toBe(true)
  for (const modifier of ['ctrlKey', 'metaKey', 'altKey', 'isComposing']) {
    expect(isSingleKey({ ...alone, key: 'c', [modifier]: true }, nowhere)).toBe(false)
  }
  for (const key of ['Enter', ' ', 'Escape']) expect(isSingleKey({ ...alone, key }, nowhere)).toBe(false)
})

test('no key is heard where somebody types or chooses', () => {
  const typing: readonly Tag[] = [
    { tag: 'input' },
    { tag: 'input', attributes: { type: 'search' } },
    { tag: 'select' },
    { tag: 'textarea' },
    { tag: 'div', attributes: { contenteditable: '' } },
    role('menu'),
    role('listbox'),
  ]
  for (const place of typing) {
    expect(isSingleKey({ ...alone, key: 'c' }, at(place))).toBe(false)
    expect(isSingleKey({ ...alone, key: 'c' }, at({ tag: 'span' }, place))).toBe(false)
  }
})

test('a key is heard on a checkbox, a switch and a link', () => {
  for (const place of [
    { tag: 'input', attributes: { type: 'checkbox' } },
    { tag: 'button', attributes: { role: 'switch' } },
    { tag: 'a' },
  ]) {
    expect(isSingleKey({ ...alone, key: 'x' }, at(place))).toBe(true)
  }
})

test('an open dialog is seen wherever the focus is, one that is going is not', () => {
  for (const kind of ['dialog', 'alertdialog']) {
    expect(isDialogOpen(page({ tag: 'main' }, role(kind)))).toBe(true)
    expect(isDialogOpen(page({ tag: 'main' }, role(kind, { 'data-closed': '' })))).toBe(false)
  }
  expect(isDialogOpen(page({ tag: 'main' }, role('menu')))).toBe(false)
})

test('who switches them off is not heard until they are on again', () => {
  hearSingleKeys(false)
  expect(hearsSingleKeys()).toBe(false)
  expect(isSingleKey({ ...alone, key: 'c' }, nowhere)).toBe(false)
  hearSingleKeys(true)
  expect(isSingleKey({ ...alone, key: 'c' }, nowhere)).toBe(true)
})
