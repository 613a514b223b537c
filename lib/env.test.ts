import { resolve } from 'node:path'
import { expect, it } from 'vitest'
import { readEnv } from './env'

it('every variable is optional', () => {
  expect(readEnv({})).toEqual({
    port: 3000,
    host: '127.0.0.1',
    verifierPort: 3001,
    verifiers: 1,
    routesFile: null,
    proxySecret: null,
    metricsToken: null,
    redisUrl: null,
    origin: 'http://localhost:3000',
    dataFolder: resolve('.data'),
    databaseUrl: `file:${resolve('.data')}/keyrail.db`,
    journalFile: expect.stringMatching(/\.data\/journal\.log$/),
    keys: null,
    scopesFile: null,
    setupCode: null,
    sessionIdle: 'P7D',
    sessionMax: 'P30D',
    signUp: 'closed',
    oidc: null,
    trustedProxies: [],
    storage: { contacts: 1_000_000, contactMegabytes: 1_000, deliveryMegabytes: 1_000 },
    minFreeMegabytes: 256,
    securityContact: null,
    publicDocs: true,
    qa: false,
    smtp: null,
    organizationsPerPerson: 0,
    subdomainOf: null,
    development: false,
    logLevel: 'info',
  })
})

it('an empty variable counts as not set', () => {
  expect(readEnv({ PORT: '', DATABASE_URL: '', KEYRAIL_ORIGIN: '' })).toEqual(readEnv({}))
})

it('the origin uses the port by default and has one spelling', () => {
  expect(readEnv({ PORT: '4000' }).origin).toBe('http://localhost:4000')
  expect(readEnv({ KEYRAIL_ORIGIN: 'https://Keyrail.example.com:443/' }).origin).toBe('https://keyrail.example.com')
})

it('an origin with a path and a database URL with an unencoded password are rejected in one sentence', () => {
  expect(() => readEnv({ KEYRAIL_ORIGIN: 'https://example.com/keyrail' })).toThrow(
    /^KEYRAIL_ORIGIN must be scheme, host and port only, .+\.$/,
  )
  expect(() => readEnv({ DATABASE_URL: 'postgres://app:p@ss@db/keyrail' })).toThrow(/^DATABASE_URL is not a valid URL: .+\.$/)
})

it('the database defaults to a file in the data folder', () => {
  expect(readEnv({ DATABASE_URL: 'postgres://db.example.com/keyrail' }).databaseUrl).toBe('postgres://db.example.com/keyrail')
  expect(readEnv({ KEYRAIL_DATA: '/srv/keyrail' }).databaseUrl).toBe('file:/srv/keyrail/keyrail.db')
})

it('QA mode never uses the real database', () => {
  const real = { DATABASE_URL: 'postgres://db.example.com/keyrail', KEYRAIL_DATA: '/srv/keyrail', KEYRAIL_QA: '1' }
  expect(readEnv(real)).toMatchObject({ qa: true, databaseUrl: 'file:/srv/keyrail/qa.db' })
  expect(readEnv({ ...real, KEYRAIL_QA_DATABASE_URL: 'file:/tmp/qa.db' }).databaseUrl).toBe('file:/tmp/qa.db')
})

it('QA mode is rejected if its database is the real one', () => {
  const rejection = /^KEYRAIL_QA_DATABASE_URL .+\.$/
  const url = 'postgres://a:b@db.example.com/keyrail'
  const same = 'postgres://c@db.example.com:5432/keyrail'
  expect(() => readEnv({ KEYRAIL_QA: '1', DATABASE_URL: url, KEYRAIL_QA_DATABASE_URL: same })).toThrow(rejection)
  expect(() => readEnv({ KEYRAIL_QA: '1', KEYRAIL_DATA: '/srv', KEYRAIL_QA_DATABASE_URL: 'file:/srv/../srv/keyrail.db' })).toThrow(
    rejection,
  )
  expect(() => readEnv({ KEYRAIL_QA: '1', KEYRAIL_DATA: '/srv', DATABASE_URL: 'file:/srv/qa.db' })).toThrow(rejection)
  expect(readEnv({ DATABASE_URL: url, KEYRAIL_QA_DATABASE_URL: url }).qa).toBe(false)
})

it('the sender of emails defaults to the host of the SMTP server', () => {
  const url = 'smtps://keyrail:secret@mail.example.com:465'
  expect(readEnv({ SMTP_URL: url }).smtp).toEqual({ url, from: 'Keyrail <keyrail@mail.example.com>' })
  expect(readEnv({ SMTP_URL: url, MAIL_FROM: 'keys@example.com' }).smtp?.from).toBe('keys@example.com')
  expect(readEnv({ MAIL_FROM: 'keys@example.com' }).smtp).toBeNull()
})

it('trusted proxies are split at commas and spaces', () => {
  expect(readEnv({ KEYRAIL_TRUSTED_PROXIES: ' 10.0.0.0/8, fd00::/8  192.0.2.1 ' }).trustedProxies).toEqual([
    '10.0.0.0/8',
    'fd00::/8',
    '192.0.2.1',
  ])
})

it.each([
  ['PORT', '0'],
  ['PORT', '65536'],
  ['PORT', 'http'],
  ['PORT', '3001.5'],
  ['KEYRAIL_ORIGIN', 'keyrail.example.com'],
  ['KEYRAIL_ORIGIN', 'ftp://keyrail.example.com'],
  ['KEYRAIL_SETUP_CODE', 'short'],
  ['KEYRAIL_QA', 'yes'],
  ['KEYRAIL_TRUSTED_PROXIES', '10.0.0.0/8, proxy.internal'],
  ['KEYRAIL_TRUSTED_PROXIES', '10.0.0.0/99'],
  ['KEYRAIL_TOKEN_RATE', '-1'],
  ['KEYRAIL_NETWORK_RATE', 'many'],
  ['KEYRAIL_MAX_CONTACTS', '1.5'],
  ['SMTP_URL', 'mail.example.com'],
  ['SMTP_URL', 'https://mail.example.com'],
  ['LOG_LEVEL', 'loud'],
  ['KEYRAIL_DOCS', 'no'],
  ['KEYRAIL_SESSION_IDLE', '7d'],
  ['KEYRAIL_SESSION_IDLE', 'PT0S'],
  ['KEYRAIL_SESSION_MAX', '30 days'],
])('%s=%s is rejected with a message that names the variable', (name, value) => {
  expect(() => readEnv({ [name]: value })).toThrow(new RegExp(`^${name}(?::| is) .+\\.$`))
})

it('all invalid variables are reported together', () => {
  expect(() => readEnv({ PORT: '0', LOG_LEVEL: 'loud' })).toThrow(/PORT: .+\. LOG_LEVEL: .+\./)
})

it('sign-up is closed, open, or for email domains, and needs a way to verify email addresses', () => {
  const smtp = { SMTP_URL: 'smtp://localhost' }
  expect(readEnv({ KEYRAIL_SIGN_UP: 'closed' }).signUp).toBe('closed')
  expect(readEnv({ ...smtp, KEYRAIL_SIGN_UP: 'OPEN' }).signUp).toBe('open')
  expect(readEnv({ ...smtp, KEYRAIL_SIGN_UP: 'Example.com, example.org' }).signUp).toEqual(['example.com', 'example.org'])
  for (const wrong of ['yes', 'open, example.com', '*.example.com', '@example.com', 'example', ',']) {
    expect(() => readEnv({ ...smtp, KEYRAIL_SIGN_UP: wrong })).toThrow(/^KEYRAIL_SIGN_UP: Use closed, open, or email domains/)
  }
  expect(() => readEnv({ KEYRAIL_SIGN_UP: 'open' })).toThrow(/^KEYRAIL_SIGN_UP needs SMTP_URL or OIDC_ISSUER/)
})

it('the number of organizations that a person may create is a whole number', () => {
  expect(readEnv({ KEYRAIL_ORGANIZATIONS_PER_PERSON: '3' }).organizationsPerPerson).toBe(3)
  for (const wrong of ['-1', '1.5', 'many']) {
    expect(() => readEnv({ KEYRAIL_ORGANIZATIONS_PER_PERSON: wrong })).toThrow(/^KEYRAIL_ORGANIZATIONS_PER_PERSON/)
  }
})

it('an OpenID Connect provider needs https and all three variables; its name is its host by default', () => {
  const given = { OIDC_ISSUER: 'https://login.example.com/tenant', OIDC_CLIENT_ID: 'keyrail', OIDC_CLIENT_SECRET: 'a secret' }
  expect(readEnv(given).oidc).toMatchObject({ issuer: 'https://login.example.com/tenant', name: 'login.example.com' })
  expect(readEnv({ ...given, OIDC_NAME: ' Example ID ' }).oidc?.name).toBe('Example ID')
  expect(readEnv({ ...given, OIDC_ISSUER: 'http://127.0.0.1:4000' }).oidc).not.toBeNull()
  expect(() => readEnv({ ...given, OIDC_ISSUER: 'http://login.example.com' })).toThrow(/^OIDC_ISSUER: Use https/)
  for (const missing of Object.keys(given)) {
    expect(() => readEnv({ ...given, [missing]: '' })).toThrow(/^Set OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET together/)
  }
})
