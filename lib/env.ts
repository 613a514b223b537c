import { resolve } from 'node:path'
import type { z } from 'zod'
import { isSameDatabase } from './boot/same-database.mjs'
import { variables } from './environment'
import type { StorageLimits } from './storage/index'

/** The environment; lib/environment has the rule for each variable and its documentation. */
export interface Env {
  readonly port: number
  readonly host: string
  /** Port of the verifier. */
  readonly verifierPort: number
  /** Number of verifier processes on this machine; 0 = none. */
  readonly verifiers: number
  /** Absolute path of the route file of forward-auth; null = no request is accepted there. */
  readonly routesFile: string | null
  /** Secret of the reverse proxies that may ask at forward-auth. */
  readonly proxySecret: string | null
  /** Bearer token for the metrics; null = loopback only. */
  readonly metricsToken: string | null
  /** Redis that counts for rate limits; null = each process counts by itself. */
  readonly redisUrl: string | null
  /** Scheme, host and port at which users reach Keyrail; the only source for links, cookies and same-origin checks. */
  readonly origin: string
  /** Absolute path of the folder for the database, key file and QA database. */
  readonly dataFolder: string
  readonly databaseUrl: string
  /** The keys as JSON; null = read the key file. */
  readonly keys: string | null
  /** Absolute path of the journal; null in QA mode, which has none. */
  readonly journalFile: string | null
  /** Absolute path of the file with custom scopes. */
  readonly scopesFile: string | null
  readonly setupCode: string | null
  /** ISO 8601 durations. */
  readonly sessionIdle: string
  readonly sessionMax: string
  /** Who may sign up: no one, everyone, or people with an email address at one of these domains. */
  readonly signUp: 'closed' | 'open' | readonly string[]
  /** Number of organizations that each person may create. */
  readonly organizationsPerPerson: number
  /** Domain of the users' websites, `example.com`; null = shown without one. */
  readonly subdomainOf: string | null
  /** CIDRs whose X-Forwarded-For header is trusted. */
  readonly trustedProxies: readonly string[]
  /** What each organization may store. */
  readonly storage: StorageLimits
  /** Below this much free space, software cannot write; 0 = no such floor. */
  readonly minFreeMegabytes: number
  /** SMTP server and sender; null = emails stay in the outbox. */
  readonly smtp: { readonly url: string; readonly from: string } | null
  /** OpenID Connect provider, and Keyrail's registration there; null = no such sign-in. `name` is what people call it. */
  readonly oidc: { readonly issuer: string; readonly clientId: string; readonly clientSecret: string; readonly name: string } | null
  /** `mailto:` or `https:` URI in /.well-known/security.txt; null = the file is not served. */
  readonly securityContact: string | null
  /** True if everyone reads the developer docs; false: people who are signed in. */
  readonly publicDocs: boolean
  readonly qa: boolean
  /** True on the framework's development server, whose pages need a looser content security policy. */
  readonly development: boolean
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent'
}

/** A message that is a sentence already names its variable. */
const sentence = ({ path, message }: z.core.$ZodIssue): string => (message.endsWith('.') ? message : `${path.join('.')}: ${message}.`)

/** Reads and checks the environment; throws an error with one sentence per invalid variable. */
export function readEnv(source: Readonly<Record<string, string | undefined>> = process.env): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''))
  const parsed = variables.safeParse(given)
  if (!parsed.success) throw new Error(parsed.error.issues.map(sentence).join(' '))
  const env = parsed.data
  const dataFolder = resolve(env.KEYRAIL_DATA)
  const qa = env.KEYRAIL_QA === '1'
  const realUrl = env.DATABASE_URL ?? `file:${dataFolder}/keyrail.db`
  const qaUrl = env.KEYRAIL_QA_DATABASE_URL ?? `file:${dataFolder}/qa.db`
  if (qa && isSameDatabase(absolute(qaUrl), absolute(realUrl))) {
    throw new Error('KEYRAIL_QA_DATABASE_URL must not be the same as DATABASE_URL: QA mode deletes the data of its database.')
  }
  return {
    port: env.PORT,
    host: env.HOST,
    ...verifierOf(env),
    origin: new URL(env.KEYRAIL_ORIGIN ?? `http://localhost:${env.PORT}`).origin,
    dataFolder,
    databaseUrl: qa ? qaUrl : realUrl,
    keys: env.KEYRAIL_KEYS ?? null,
    journalFile: qa ? null : resolve(env.KEYRAIL_JOURNAL ?? `${dataFolder}/journal.log`),
    scopesFile: env.KEYRAIL_SCOPES === undefined ? null : resolve(env.KEYRAIL_SCOPES),
    setupCode: env.KEYRAIL_SETUP_CODE ?? null,
    sessionIdle: env.KEYRAIL_SESSION_IDLE,
    sessionMax: env.KEYRAIL_SESSION_MAX,
    signUp: signUpOf(env),
    organizationsPerPerson: env.KEYRAIL_ORGANIZATIONS_PER_PERSON,
    subdomainOf: env.KEYRAIL_SUBDOMAIN_OF,
    trustedProxies: env.KEYRAIL_TRUSTED_PROXIES,
    storage: {
      contacts: env.KEYRAIL_MAX_CONTACTS,
      contactMegabytes: env.KEYRAIL_MAX_CONTACT_MB,
      deliveryMegabytes: env.KEYRAIL_MAX_DELIVERY_MB,
    },
    minFreeMegabytes: env.KEYRAIL_MIN_FREE_DISK_MB,
    smtp: smtpOf(env),
    oidc: oidcOf(env),
    securityContact: env.KEYRAIL_SECURITY_CONTACT ?? null,
    publicDocs: env.KEYRAIL_DOCS === 'public',
    qa,
    development: env.NODE_ENV === 'development',
    logLevel: env.LOG_LEVEL,
  }
}

type Given = z.output<typeof variables>
type OfVerifier = Pick<Env, 'verifierPort' | 'verifiers' | 'routesFile' | 'proxySecret' | 'metricsToken' | 'redisUrl'>

const verifierOf = (env: Given): OfVerifier => ({
  verifierPort: env.VERIFIER_PORT ?? env.PORT + 1,
  verifiers: env.KEYRAIL_VERIFIERS,
  routesFile: env.KEYRAIL_ROUTES === undefined ? null : resolve(env.KEYRAIL_ROUTES),
  proxySecret: env.KEYRAIL_PROXY_SECRET ?? null,
  metricsToken: env.METRICS_TOKEN ?? null,
  // the clock of QA mode moves, that of Redis does not
  redisUrl: env.KEYRAIL_QA === '1' ? null : (env.REDIS_URL ?? null),
})

const smtpOf = ({ SMTP_URL: url, MAIL_FROM: from }: Given): Env['smtp'] =>
  url === undefined ? null : { url, from: from ?? `Keyrail <keyrail@${new URL(url).hostname}>` }

function signUpOf({ KEYRAIL_SIGN_UP: rule, KEYRAIL_QA: qa, SMTP_URL: smtp, OIDC_ISSUER: issuer }: Given): Env['signUp'] {
  if (rule === 'closed' || qa === '1' || smtp || issuer) return rule
  throw new Error('KEYRAIL_SIGN_UP needs SMTP_URL or OIDC_ISSUER, because sign-up verifies email addresses.')
}

function oidcOf({ OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret, OIDC_NAME: name }: Given): Env['oidc'] {
  if (!issuer && !clientId && !clientSecret) return null
  if (!issuer || !clientId || !clientSecret) throw new Error('Set OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET together.')
  return { issuer, clientId, clientSecret, name: name ?? new URL(issuer).hostname }
}

/** Resolves a file path, which can be written in several ways; server URLs are compared part by part. */
const absolute = (url: string): string => (url.startsWith('file:') ? `file:${resolve(url.slice('file:'.length))}` : url)
