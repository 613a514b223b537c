import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { parseKeys, readKeyFile } from './keys'
import { seededRandom } from './testing/fixtures/random'

const random = seededRandom('key file')
const secret = (length = 32): string => Buffer.from(random.bytes(length)).toString('base64url')
const ring = (...ids: string[]) => ids.map((id) => ({ id, key: secret() }))
const valid = { version: 1, pepper: ring('p2', 'p1'), seal: ring('s1'), view: ring('v1'), session: secret(), audit: secret() }
const parse = (keys: object) => parseKeys(JSON.stringify(keys), 'The key file')

/** A key file with these permissions, deleted after the test. */
function keyFile(mode: number, text = JSON.stringify(valid)): string {
  const folder = mkdtempSync(join(tmpdir(), 'keyrail-keys-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const path = join(folder, 'keys.json')
  writeFileSync(path, text)
  chmodSync(path, mode)
  return path
}

it('valid keys are read as bytes, rings in their order', () => {
  const keys = parse(valid)
  expect(keys.pepper.map((key) => key.id)).toEqual(['p2', 'p1'])
  expect(Buffer.from(keys.session).toString('base64url')).toBe(valid.session)
})

it.each([
  ['a short key', { ...valid, session: secret(31) }, 'session: A key has fewer than 32 bytes.'],
  ['a regular key', { ...valid, audit: Buffer.alloc(32, 'abc').toString('base64url') }, 'audit: A key is too regular to be random.'],
  ['a sample key', { ...valid, audit: 'changeme' }, 'audit: A key has fewer than 32 bytes.'],
  ['a key of zeros', { ...valid, pepper: [{ id: 'p1', key: 'A'.repeat(43) }] }, 'pepper.0.key: A key is too regular to be random.'],
  ['a key that is not base64url', { ...valid, session: `${'é'.repeat(43)}` }, 'session: '],
  ['an empty ring', { ...valid, seal: [] }, 'seal: '],
  ['an id with other characters', { ...valid, view: [{ id: 'v-1', key: secret() }] }, 'view.0.id: '],
  ['another version', { ...valid, version: 2 }, 'version: '],
  ['a missing key', { ...valid, audit: undefined }, 'audit: '],
  ['a name that does not exist', { ...valid, spare: secret() }, 'file: '],
  ['a list', [], 'file: '],
  [
    'a ring with two keys of one id',
    {
      ...valid,
      seal: [
        { id: 's1', key: secret() },
        { id: 's1', key: secret() },
      ],
    },
    'seal: ',
  ],
])('%s is rejected', (_, keys, reason) => {
  expect(() => parse(keys)).toThrow(`The key file is invalid: ${reason}`)
})

it('text that is not valid JSON is rejected', () => {
  expect(() => parseKeys('{', 'KEYRAIL_KEYS')).toThrow('KEYRAIL_KEYS is not valid JSON.')
})

it('an error message never contains a key', () => {
  const nearly = secret(31)
  for (const wrong of [
    { ...valid, session: nearly },
    { ...valid, session: `${nearly}!` },
    { ...valid, pepper: nearly },
  ]) {
    expect(() => parse(wrong)).toThrow(new RegExp(`^(?!.*${nearly})`))
  }
  expect(() => parseKeys(`{"session":"${nearly}"`, 'The key file')).toThrow(/^The key file is not valid JSON\.$/)
})

it('a key file that only its owner can read is accepted', () => {
  expect(readKeyFile(keyFile(0o600)).seal.map((key) => key.id)).toEqual(['s1'])
})

it.each([0o644, 0o640, 0o604, 0o660, 0o601])('a key file with mode %o is rejected with the command that fixes it', (mode) => {
  const path = keyFile(mode)
  expect(() => readKeyFile(path)).toThrow(`${path} is readable by other users (mode ${mode.toString(8)}). Run: chmod 600 ${path}`)
})

it('a missing or broken key file is rejected with its path', () => {
  expect(() => readKeyFile('/nowhere/keys.json')).toThrow('/nowhere/keys.json')
  const path = keyFile(0o600, 'not json')
  expect(() => readKeyFile(path)).toThrow(`${path} is not valid JSON.`)
})
