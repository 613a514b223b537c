import { expect, it } from 'vitest'
import { searchTerms, searchText, searchVersion } from './search'

const finds = (query: string, ...texts: string[]) => searchTerms(query).every((term) => searchText(...texts).includes(term))

it('a search finds the start of any word, ignoring case and accents', () => {
  expect(finds('são', 'Nightly export for Sao Paulo')).toBe(true)
  expect(finds('PAU ni', 'Nightly export for São Paulo')).toBe(true)
})

it.each([
  ['lodz', 'Łódź Homes'],
  ['ŁÓDŹ', 'lodz'],
  ['strasse', 'Straße und Söhne'],
  ['oresund', 'Øresund Ærø'],
  ['aero', 'Øresund Ærø'],
  ['istanbul', 'İSTANBUL'],
  ['diyarbakir', 'Diyarbakır'],
  ['thor', 'Þór'],
  ['aliyev', 'Əliyev'],
  ['ziga', 'Ƶiga'],
  ['hawaii', 'Hawaiʻi'],
  ['ﬁn', 'Finance'],
])('%s finds %s: letters that no accent explains are folded too', (query, text) => {
  expect(finds(query, text)).toBe(true)
})

it.each([
  ['任务', '数据同步任务'],
  ['数据', '数据同步任务'],
  ['データ', '株式会社データ同期'],
  ['crm任', 'crm任务'],
  ['ประชุม', 'ห้องประชุมใหญ่'],
  ['ㄆ', 'ㄅㄆㄇ'],
  ['កម្ពុជា', 'ព្រះរាជាណាចក្រកម្ពុជា'],
])('%s finds %s: a script without spaces is found anywhere', (query, text) => {
  expect(finds(query, text)).toBe(true)
})

it.each(['oneil', 'o neil', "O'Neil", 'o’neil', 'neil', "o'"])(
  '%s finds O’Neil: an apostrophe is part of a word and between two',
  (query) => {
    expect(finds(query, 'Shaun O’Neil')).toBe(true)
    expect(finds(query, "Shaun O'Neil")).toBe(true)
    expect(finds(query, 'Shaun Oliver')).toBe(query === "o'")
  },
)

it('a search in a script without spaces needs the characters side by side', () => {
  expect(finds('数务', '数据同步任务')).toBe(false)
})

it('a search does not find the middle of a word', () => {
  expect(finds('port', 'Nightly export')).toBe(false)
})

it('a search finds a token key by its first characters', () => {
  expect(finds('kru_9fXa', 'Zapier sync', 'kru_9fXaQ2vXn7Rt0bLk')).toBe(true)
})

it('an empty query finds everything', () => {
  expect(finds('  ', 'Zapier sync')).toBe(true)
})

it('a folding that writes other search text has another version, so that existing rows are written again', () => {
  expect([searchVersion, searchText('Łódź Straße İstanbul', '数据 ＣＲＭ', 'kru_9fXaQ2', 'd’Arc')]).toEqual([
    4,
    ' lodz strasse istanbul 数 据 crm kru 9fxaq2 d arc darc',
  ])
})
