import { expect, it } from 'vitest'
import { normalizeEmail } from './email'

it.each([
  ['  Ana@Example.COM ', 'ana@example.com'],
  ['ana+tag@example.com', 'ana+tag@example.com'],
  ['ana@bücher.example', 'ana@xn--bcher-kva.example'],
])('normalizeEmail turns %j into %s', (given, stored) => {
  expect(normalizeEmail(given)).toBe(stored)
})

it.each([
  ['an empty text', ''],
  ['no domain', 'ana@'],
  ['a domain without a dot', 'a@b'],
  ['a full-width @', 'ana＠example.com'],
  ['a full-width @ inside the domain', 'ana@evil.com＠example.com'],
  ['two addresses', 'ana@example.com,eve@example.com'],
  ['two @', 'ana@evil.com@example.com'],
  ['a line break', 'ana@evil.com\n@example.com'],
  ['a quoted part', '"a b"@example.com'],
  ['a comment', 'ana(eve)@example.com'],
  ['a display name', 'Ana <ana@example.com>'],
  ['a space', 'a na@example.com'],
  ['NUL', 'ana\0@example.com'],
  ['look-alike letters', 'аna@example.com'],
  ['two dots', 'ana..m@example.com'],
  ['an IP address as domain', 'ana@[127.0.0.1]'],
  ['a path behind the domain', 'ana@example.com/x'],
  ['a query behind the domain', 'ana@example.com?x'],
  ['a fragment behind the domain', 'ana@example.com#x'],
  ['a port', 'ana@example.com:25'],
  ['an encoded letter', 'ana@%65xample.com'],
  ['a backslash', 'ana@example.com\\x'],
  ['a line break inside the domain', 'ana@exa\nmple.com'],
  ['a tab inside the domain', 'ana@exa\tmple.com'],
  ['a soft hyphen inside the domain', 'ana@exa\u00ADmple.com'],
  ['a variation selector inside the domain', 'ana@exa\uFE0Fmple.com'],
  ['a grapheme joiner inside the domain', 'ana@exa\u034Fmple.com'],
  ['a byte order mark at the start', '\uFEFFana@example.com'],
  ['a byte order mark at the end', 'ana@example.com\uFEFF'],
  ['full-width letters', 'ana@ｅxample.com'],
  ['an IPv4 address', 'ana@127.0.0.1'],
  ['an IPv4 address in hexadecimal', 'ana@0x7f.1'],
  ['321 characters', `${'a'.repeat(60)}@${'b.'.repeat(128)}example`],
])('normalizeEmail rejects %s', (_name, given) => {
  expect(normalizeEmail(given)).toBeNull()
})
