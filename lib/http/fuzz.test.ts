import fc from 'fast-check'
import { expect, it } from 'vitest'
import { callerOf } from '../../scripts/start/caller.mjs'
import { readProxies } from '../../scripts/start/client-network.mjs'
import { requestLineProblem } from '../../scripts/start/request-line.mjs'
import { createKnownSessions } from '../auth/known-sessions'
import { redirectTarget } from '../auth/redirect-target'
import { openCursor } from '../contacts/cursor'
import { phoneQuery } from '../contacts/phone'
import type { OrgId } from '../ids'
import { normalizeEmail } from '../input/email'
import { searchTerms, searchText, symbolsOf } from '../input/search'
import { canonicalCidr, canonicalIp, isInCidrs, networkOf } from '../ip'
import { testKeys } from '../testing/fixtures/keys'
import { seededRandom } from '../testing/fixtures/random'
import { replaceSecrets, withoutSecrets } from '../token-format'
import { parseToken } from '../tokens/verify'
import { originalPath } from '../verifier/forward-auth/original-path'
import { readRawHeaders } from '../verifier/raw-headers'
import { readCredentials } from './credentials'
import { knownVersions } from './etag'
import { forwardedIp } from './forwarded'
import { parseStrictJson } from './json'
import { isForm, isJson } from './media-type'

/** `npm run proof` tries more. */
const runs = Number(process.env['KEYRAIL_FUZZ'] ?? 150)

const token = 'kru_R7q2Lx9PwZc4Vb1N_0123456789abcdefghijklmnopqrstuvwxyzABCDEFG000000'
const longestQuery = 100
const reach = { kind: 'organization', orgId: 'northwind' as OrgId } as const
const proxies = readProxies('10.0.0.0/8, 2001:db8::/32')
const knownSession = createKnownSessions({ random: seededRandom(), origin: 'http://localhost:3000' }).callerOf
const only = (name: string, value: string) => ({ get: (asked: string) => (asked === name ? value : null) })

/** Everything that reads bytes of a stranger, with texts that it accepts. */
const parsers: Readonly<Record<string, { readonly parse: (text: string) => unknown; readonly samples: readonly string[] }>> = {
  'the request line': {
    parse: (url) => requestLineProblem({ method: 'GET', url }) ?? new URL(`http://localhost${url}`),
    samples: ['/api/v1/contacts?limit=1', '/a/%E2%82%AC/../b//c', '/_next/static/x.js'],
  },
  'the method': { parse: (method) => requestLineProblem({ method, url: '/' }), samples: ['GET', 'PROPFIND'] },
  'who calls': {
    parse: (text) =>
      ['/api/v1/', '/o/'].map((path) =>
        callerOf({ url: path + text, headers: { authorization: text, cookie: text, 'x-forwarded-for': text } }, { proxies, knownSession }),
      ),
    samples: [`Bearer ${token}`, '203.0.113.7, 10.0.0.1', '[2001:db8::1]:443', 'keyrail-3000.session=a; keyrail-3000.session=b'],
  },
  Authorization: {
    parse: (text) => readCredentials({ url: 'http://localhost/', headers: only('authorization', text) }),
    samples: [`Bearer ${token}`, `Basic ${btoa(`${token.slice(0, 20)}:${token}`)}`],
  },
  'a token in the URL': {
    parse: (text) => readCredentials({ url: `http://localhost/?${String(new URLSearchParams([[text, text]]))}`, headers: only('', '') }),
    samples: ['access_token', token],
  },
  'raw headers': { parse: (text) => readRawHeaders(['Authorization', text, text, text]), samples: ['Bearer x', 'X-Api-Key'] },
  'a token': { parse: parseToken, samples: [token] },
  'text with secrets': { parse: (text) => [replaceSecrets(text, '…'), withoutSecrets(text)], samples: [`see ${token}.`] },
  JSON: {
    parse: (text) => parseStrictJson(Buffer.from(text)),
    samples: ['{"a":[1,-0.5e3,true,null,"\\u20ac"],"b":{"c":{}}}', '[[[[]]]]', '"x"'],
  },
  'a media type': {
    parse: (text) => [isJson(text, { suffixes: true }), isForm(text)],
    samples: ['application/json; charset=utf-8', 'application/cloudevents+json'],
  },
  'If-Match': { parse: (text) => knownVersions(only('if-match', text)), samples: ['W/"1", "2"', '*'] },
  'a cursor': {
    parse: (text) => openCursor(text, reach, { q: text, updatedSince: undefined }, testKeys),
    samples: [Buffer.from(`1795996800000.b216xcBbIHTGt3eazaXwBQ.${'x'.repeat(43)}`).toString('base64url')],
  },
  'an IP or CIDR': {
    parse: (text) => [canonicalIp(text), canonicalCidr(text), networkOf(text), isInCidrs(text, ['10.0.0.0/8', '2001:db8::/32'])],
    samples: ['203.0.113.0/24', '2001:db8::/32', '::ffff:1.2.3.4', '[::1]:443', 'fe80::1%eth0'],
  },
  'X-Forwarded-For': { parse: (text) => forwardedIp(text, ['10.0.0.0/8']), samples: ['203.0.113.7, 10.0.0.1, 10.0.0.2'] },
  'the URI of forward-auth': { parse: originalPath, samples: ['/contacts/1?x=%20', '/a/%2e%2e/b'] },
  'an email address': { parse: normalizeEmail, samples: ['ana@example.com', '"a b"@exämple.com'] },
  'a phone number': { parse: phoneQuery, samples: ['+351 (912) 345-678'] },
  'a search': {
    parse: (text) => [searchTerms(text.slice(0, longestQuery)), symbolsOf(text.slice(0, longestQuery)), searchText(text)],
    samples: ['Lea Núñez', '🙂'],
  },
  'where to go after sign-in': {
    parse: (text) => redirectTarget(text, 'https://keys.example.com'),
    samples: ['/o/northwind', '//evil', 'https://a@b'],
  },
}

const units = [
  '_',
  ',',
  '(',
  '[',
  '{"a":',
  '%',
  '%E2',
  '0.',
  ':',
  '"\\u',
  '1.1.1.1, ',
  'kru_',
  '\u0000',
  ' ',
  '\u{1F642}',
  'ﷺ',
  '"',
  '\\',
  '/',
  '..',
  '=',
  ';',
  '@',
]
const pieces = fc.oneof(fc.string({ unit: 'binary', maxLength: 40 }), fc.constantFrom(...units), fc.string({ maxLength: 40 }))

/** Noise, accepted texts with a piece in or instead of a part of them, and each of these repeated up to a length. */
const inputs = (samples: readonly string[]) => {
  const changed = fc.tuple(fc.constantFrom(...samples), fc.nat(80), fc.nat(8), pieces)
  return fc.record({
    unit: fc.oneof(
      fc.array(pieces, { maxLength: 12 }).map((all) => all.join('')),
      changed.map(([sample, at, length, piece]) => sample.slice(0, at) + piece + sample.slice(at + length)),
      fc.constantFrom(...units, ...samples),
    ),
    length: fc.constantFrom(0, 0, 64, 1_024, 16_384),
  })
}

const textOf = ({ unit, length }: { readonly unit: string; readonly length: number }): string =>
  unit.length < length && unit !== '' ? unit.repeat(Math.ceil(length / unit.length)).slice(0, length) : unit

const msPerKilobyte = 1

function fastest(work: () => unknown, tries: number): number {
  const times = Array.from({ length: tries }, () => {
    const began = performance.now()
    work()
    return performance.now() - began
  })
  return Math.min(...times)
}

it.each(Object.entries(parsers))('%s never throws and takes at most 1 ms per KB, whatever is sent', (_, { parse, samples }) => {
  fc.assert(
    fc.property(inputs(samples), (input) => {
      const text = textOf(input)
      const allowed = msPerKilobyte * Math.max(1, Buffer.byteLength(text) / 1_024)
      // another process may take the time of one try
      if (fastest(() => parse(text), 1) > allowed) expect(fastest(() => parse(text), 20)).toBeLessThanOrEqual(allowed)
    }),
    { numRuns: runs },
  )
})
