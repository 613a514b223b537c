import { readFileSync } from 'node:fs'
import { describe, expect, it, test } from 'vitest'
import { tokenTypes } from './actor'
import { readCredentials } from './http/credentials'
import { createLog } from './log'
import { containsSecret, patternsFor, replaceSecrets, searchTextOf, tokenPatterns, tokenTypeLetters, withoutSecrets } from './token-format'

const tokenOf = (letter: string) => `kr${letter}_0123456789abcdef_${'S'.repeat(49)}`

test('the patterns cover a new token type once it has a letter', () => {
  const patterns = patternsFor({ ...tokenTypeLetters, robot: 'r' })
  const token = tokenOf('r')
  expect(containsSecret(token)).toBe(false)
  expect(containsSecret(token, patterns)).toBe(true)
  expect(replaceSecrets(`leaked ${token}.`, '_[masked]', patterns)).toBe('leaked krr_0123456789abcdef_[masked].')
  expect(token).toMatch(new RegExp(`^${patterns.token}$`))
})

describe.each(tokenTypes)('a token of type %s', (type) => {
  const token = tokenOf(tokenTypeLetters[type])

  it('is masked in the log', () => {
    const lines: string[] = []
    createLog('info', { write: (line) => void lines.push(line) }).info(`Seen ${token}.`)
    expect(lines.join('')).toContain('_[masked]')
    expect(lines.join('')).not.toContain('SS')
  })

  it('is cut to its key in a text field, pasted whole or typed on after the key', () => {
    const key = token.slice(0, 20)
    expect(withoutSecrets(`Leaked ${token} today`)).toBe(`Leaked ${key} today`)
    for (let length = 21; length <= token.length; length += 1) expect(withoutSecrets(token.slice(0, length))).toBe(key)
    expect(withoutSecrets(`${key}S`)).toBe(key)
    expect(withoutSecrets(`TOKEN=${token}\nOTHER=${token}`)).toBe(`TOKEN=${key}\nOTHER=${key}`)
    expect(withoutSecrets('Zapier sync')).toBe('Zapier sync')
  })

  it('is searched for by its key, whatever surrounds it', () => {
    const key = token.slice(0, 20)
    for (const text of [token, ` ${token}\n`, `Authorization: Bearer ${token}`, `"${token}"`, key]) expect(searchTextOf(text)).toBe(key)
    expect(searchTextOf('kru_012')).toBe('kru_012')
  })

  it('is rejected in a URL under any name', () => {
    const request = new Request(`https://keys.example.com/api/v1/token?q=${token}`, { headers: { 'X-Api-Key': token } })
    expect(readCredentials(request)).toMatchObject({ ok: false, error: { code: 'invalid_request' } })
  })
})

test('every token type has a different letter', () => {
  expect(new Set(Object.values(tokenTypeLetters)).size).toBe(tokenTypes.length)
})

test('the documented pattern for leak scanners is the one in use', () => {
  expect(readFileSync('docs/pages/authentication.md', 'utf8')).toContain(`\n${tokenPatterns.token}\n`)
})
