import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { parseKeys, readKeyFile } from './keys'
import { seededRandom } from './testing/fixtures/random'

const random = seededRandom('key file')
const secret = (length = 32): string => Buffer.from(random.bytes(length)).toString('base64url')
const ring = (...ids: string[]) => ids.map((id) => ({ id, key: secret() }))
const good = { version: 1, pepper: ring('p2', 'p1'), seal: ring('s1'), view: ring('v1'), session: secret(), audit: secret() }
const parse = (keys: object) => parseKeys(JSON.stringify(keys), 'The key file')

/** A key file with these permissions, gone after the test. */
function keyFile(mode: number, text = JSON.stringify(good)): string {
  const folder = mkdtempSync(join(tmpdir(), 'keyrail-keys-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const path = join(folder, 'keys.json')
  writeFileSync(path, text)
  chmodSync(path, mode)
  return path
}

it('good keys are read as bytes, rings in their order', () => {
  const keys = parse(good)
  expect(keys.pepper.map((key) => key.id)).toEqual(['p2', 'p1'])
  expect(Buffer.from(keys.session).toString('base64url')).toBe(good.session)
})

it.each([
  ['a short key', { ...good, session: secret(31) }, 'session: A key has fewer than 32 bytes.'],
  ['a regular key', { ...good, audit: Buffer.alloc(32, 'abc').toString('base64url') }, 'audit: A key is too regular to be random.'],
  ['a sample key', { ...good, audit: 'changeme' }, 'audit: A key has fewer than 32 bytes.'],
  ['a key of zeros', { ...good, pepper: [{ id: 'p1', key: 'A'.repeat(43) }] }, 'pepper.0.key: A key is too regular to be random.'],
  ['a key that is not base64url', { ...good, session: `${'é'.repeat(43)}` }, 'session: '],
  ['an empty ring', { ...good, seal: [] }, 'seal: '],
  ['an id with other characters', { ...good, view: [{ id: 'v-1', key: secret() }] }, 'view.0.id: '],
  ['another version', { ...good, version: 2 }, 'version: '],
  ['a missing key', { ...good, audit: undefined }, 'audit: '],
  ['a name that does not exist', { ...good, spare: secret() }, 'file: '],
  ['a list', [], 'file: '],
  [
    'a ring with two keys of one id',
    {
      ...good,
      seal: [
        { id: 's1', key: secret() },
        { id: 's1', key: secret() },
      ],
    },
    'seal: ',
  ],
])('%s is rejected', (_, keys, reason) => {
  expect(() => parse(keys)).toThrow(`The key file is not usable: ${reason}`)
})

it('text that is not valid JSON is rejected', () => {
  expect(() => parseKeys('{', 'KEYRAIL_KEYS')).toThrow('KEYRAIL_KEYS is not valid JSON.')
})

it('what is rejected never carries a key', () => {
  const nearly = secret(31)
  for (const wrong of [
    { ...good, session: nearly },
    { ...good, session: `${nearly}!` },
    { ...good, pepper: nearly },
  ]) {
    expect(() => parse(wrong)).toThrow(new RegExp(`^(?!.*${nearly})`))
  }
  expect(() => parseKeys(`{"session":"${nearly}"`, 'The key file')).toThrow(/^The key file is not valid JSON\.$/)
})

it('a key file for its owner only is read', () => {
  expect(readKeyFile(keyFile(0o600)).seal.map((key) => key.id)).toEqual(['s1'])
})

it.each([0o644, 0o640, 0o604, 0o660, 0o601])('a key file with mode %o is rejected with what to do', (mode) => {
  const path = keyFile(mode)
  expect(() => readKeyFile(path)).toThrow(`${path} may be read by others (mode ${mode.toString(8)}). Run: chmod 600 ${path}`)
})

it('a key file that is missing or broken is rejected by its name', () => {
  expect(() => readKeyFile('/nowhere/keys.json')).toThrow('/nowhere/keys.json')
  const path = keyFile(0o600, 'not json')
  expect(() => readKeyFile(path)).toThrow(`${path} is not valid JSON.`)
})
