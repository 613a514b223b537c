import { resolve } from 'node:path'
import { z } from 'zod'
import { databaseUrlProblem } from './boot/database-url.mjs'
import { originProblem } from './boot/origin-url.mjs'
import { isSameDatabase } from './boot/same-database.mjs'
import { canonicalCidr } from './ip'
import { isDuration } from './time/calendar'

const port = z.coerce.number().int().min(1).max(65_535)

const networks = z
  .string()
  .transform((text) => text.split(/[\s,]+/).filter(Boolean))
  .refine((all) => all.every((text) => canonicalCidr(text) !== null), { error: 'Use IP addresses or CIDRs, separated by commas' })

const duration = z
  .string()
  .refine((text) => isDuration(text) && /[1-9]/.test(text), { error: 'Use an ISO 8601 duration greater than zero, such as P7D' })

/** Text that `problemOf` has nothing against; its sentence names the variable. */
const checked = (problemOf: (text: string) => string | null) =>
  z.string().superRefine((text, context) => {
    const problem = problemOf(text)
    if (problem !== null) context.addIssue({ code: 'custom', message: problem })
  })

const environment = z.object({
  PORT: port.default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  KEYRAIL_ORIGIN: checked(originProblem).optional(),
  KEYRAIL_DATA: z.string().min(1).default('.data'),
  DATABASE_URL: checked((url) => databaseUrlProblem(url, 'DATABASE_URL')).optional(),
  KEYRAIL_KEYS: z.string().min(1).optional(),
  KEYRAIL_SCOPES: z.string().min(1).optional(),
  KEYRAIL_SETUP_CODE: z.string().min(8).optional(),
  KEYRAIL_SESSION_IDLE: duration.default('P7D'),
  KEYRAIL_SESSION_MAX: duration.default('P30D'),
  KEYRAIL_TRUSTED_PROXIES: networks.default([]),
  KEYRAIL_QA: z.enum(['0', '1']).default('0'),
  KEYRAIL_QA_DATABASE_URL: checked((url) => databaseUrlProblem(url, 'KEYRAIL_QA_DATABASE_URL')).optional(),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MAIL_FROM: z.string().min(3).optional(),
  KEYRAIL_SECURITY_CONTACT: z.url({ protocol: /^(https|mailto)$/ }).optional(),
  NODE_ENV: z.string().default('production'),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
})

/** The environment; every variable is documented in docs/operating.md. */
export interface Env {
  readonly port: number
  readonly host: string
  /** Scheme, host and port at which users reach Keyrail; the only source for links, cookies and same-origin checks. */
  readonly origin: string
  /** Absolute path of the folder for the database, key file and QA database. */
  readonly dataFolder: string
  readonly databaseUrl: string
  /** The keys as JSON; null = read the key file. */
  readonly keys: string | null
  /** Absolute path of the file with custom scopes. */
  readonly scopesFile: string | null
  readonly setupCode: string | null
  /** ISO 8601 durations. */
  readonly sessionIdle: string
  readonly sessionMax: string
  /** CIDRs whose X-Forwarded-For header is trusted. */
  readonly trustedProxies: readonly string[]
  /** SMTP server and sender; null = emails stay in the outbox. */
  readonly smtp: { readonly url: string; readonly from: string } | null
  /** `mailto:` or `https:` URI in /.well-known/security.txt; null = the file is not served. */
  readonly securityContact: string | null
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
  const parsed = environment.safeParse(given)
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
    origin: new URL(env.KEYRAIL_ORIGIN ?? `http://localhost:${env.PORT}`).origin,
    dataFolder,
    databaseUrl: qa ? qaUrl : realUrl,
    keys: env.KEYRAIL_KEYS ?? null,
    scopesFile: env.KEYRAIL_SCOPES === undefined ? null : resolve(env.KEYRAIL_SCOPES),
    setupCode: env.KEYRAIL_SETUP_CODE ?? null,
    sessionIdle: env.KEYRAIL_SESSION_IDLE,
    sessionMax: env.KEYRAIL_SESSION_MAX,
    trustedProxies: env.KEYRAIL_TRUSTED_PROXIES,
    smtp:
      env.SMTP_URL === undefined
        ? null
        : { url: env.SMTP_URL, from: env.MAIL_FROM ?? `Keyrail <keyrail@${new URL(env.SMTP_URL).hostname}>` },
    securityContact: env.KEYRAIL_SECURITY_CONTACT ?? null,
    qa,
    development: env.NODE_ENV === 'development',
    logLevel: env.LOG_LEVEL,
  }
}

/** Resolves a file path, which can be written in several ways; server URLs are compared part by part. */
const absolute = (url: string): string => (url.startsWith('file:') ? `file:${resolve(url.slice('file:'.length))}` : url)
