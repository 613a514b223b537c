import { expect, it } from 'vitest'
import { isSlug, slugOf } from './slug'

it.each(['abc', 'northwind', 'north-wind-2', 'a'.repeat(40)])('%s is a slug', (text) => {
  expect(isSlug(text)).toBe(true)
})

it.each(['', 'ab', '-ab', 'ab-', 'a--b', 'Abc', 'a_b', 'a b', 'ação', 'a'.repeat(41), '../etc', 'abc\n'])('%j is not a slug', (text) => {
  expect(isSlug(text)).toBe(false)
})

it.each([
  ['Northwind Realty', 'northwind-realty'],
  ['São Paulo & Filhos, Lda.', 'sao-paulo-filhos-lda'],
  ['Łódź Homes', 'lodz-homes'],
  ['Straße und Söhne', 'strasse-und-sohne'],
  ['Ærø Øl', 'aero-ol'],
  ['  AB  ', ''],
  ['東京', ''],
  ['x'.repeat(60), 'x'.repeat(40)],
])('slugOf turns %j into %j', (name, slug) => {
  expect(slugOf(name)).toBe(slug)
})
