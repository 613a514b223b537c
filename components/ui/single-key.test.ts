import { expect, test } from 'vitest'
import { isDialogOpen, isSingleKey } from './single-key'

const alone = { ctrlKey: false, metaKey: false, altKey: false, isComposing: false }

interface Tag {
  readonly tag: string
  readonly attributes?: Readonly<Record<string, string>>
}

/** Matches a tag against a simple selector: `select`, `[role=menu]`, `input:not([type=checkbox])`, `:is(a, b)`. */
function matches({ tag, attributes = {} }: Tag, selector: string): boolean {
  const parts = selector.match(/:(is|not)\([^)]*\)|\[[^\]]*\]|[a-z]+/g) ?? []
  if (parts.join('') !== selector) throw new Error(`“${selector}” is not supported by this test.`)
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

/** An element inside others, innermost first. */
const at = (...path: readonly Tag[]) =>
  ({ closest: (selectors: string) => path.find((tag) => fits(tag, selectors)) ?? null }) as unknown as Element
const page = (...tags: readonly Tag[]) => ({
  querySelector: (selectors: string) => (tags.find((tag) => fits(tag, selectors)) as unknown as Element) ?? null,
})
const role = (name: string, attributes = {}): Tag => ({ tag: 'div', attributes: { role: name, ...attributes } })
const onLink = at({ tag: 'a' }, role('row'), { tag: 'main' })

test('a shortcut is a single character without a modifier', () => {
  expect(isSingleKey({ ...alone, key: 'c' }, onLink)).toBe(true)
  expect(isSingleKey({ ...alone, key: '?' }, null)).toBe(true)
  for (const modifier of ['ctrlKey', 'metaKey', 'altKey', 'isComposing']) {
    expect(isSingleKey({ ...alone, key: 'c', [modifier]: true }, onLink)).toBe(false)
  }
  for (const key of ['Enter', ' ', 'Escape']) expect(isSingleKey({ ...alone, key }, onLink)).toBe(false)
})

test('shortcuts are ignored in fields, menus and lists of options', () => {
  const fields: readonly Tag[] = [
    { tag: 'input' },
    { tag: 'input', attributes: { type: 'search' } },
    { tag: 'select' },
    { tag: 'textarea' },
    { tag: 'div', attributes: { contenteditable: '' } },
    role('menu'),
    role('listbox'),
  ]
  for (const element of fields) {
    expect(isSingleKey({ ...alone, key: 'c' }, at(element))).toBe(false)
    expect(isSingleKey({ ...alone, key: 'c' }, at({ tag: 'span' }, element))).toBe(false)
  }
})

test('shortcuts work on a checkbox, a switch and a link', () => {
  for (const element of [
    { tag: 'input', attributes: { type: 'checkbox' } },
    { tag: 'button', attributes: { role: 'switch' } },
    { tag: 'a' },
  ]) {
    expect(isSingleKey({ ...alone, key: 'x' }, at(element))).toBe(true)
  }
})

test('a dialog is open until it starts to close', () => {
  for (const kind of ['dialog', 'alertdialog']) {
    expect(isDialogOpen(page({ tag: 'main' }, role(kind)))).toBe(true)
    expect(isDialogOpen(page({ tag: 'main' }, role(kind, { 'data-closed': '' })))).toBe(false)
  }
  expect(isDialogOpen(page({ tag: 'main' }, role('menu')))).toBe(false)
})
