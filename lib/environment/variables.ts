import { z } from 'zod'
import { databaseUrlProblem } from '../boot/database-url.mjs'
import { isLocal } from '../boot/loopback.mjs'
import { originProblem } from '../boot/origin-url.mjs'
import { limits } from './limits'
import { about, describe } from './reference'
import { checked, domain, duration, networks, port, secret, signUp } from './rules'

const text = z.string().min(1)

/** Every environment variable, with the rule for its value and its documentation. */
export const variables = z.object({
  PORT: port.default(3000).register(about, { group: 'addresses', meaning: 'Port of the dashboard.' }),
  HOST: text.default('127.0.0.1').register(about, { group: 'addresses', meaning: 'IP address at which dashboard and verifier listen.' }),
  VERIFIER_PORT: port.optional().register(about, {
    group: 'addresses',
    meaning: 'Port of the verifier, at the same `HOST`.',
    absent: '`PORT` + 1, so `3001`',
    example: '3001',
  }),
  KEYRAIL_ORIGIN: checked(originProblem).optional().register(about, {
    group: 'addresses',
    meaning:
      'The public origin. Links, cookies and same-origin checks use it and never a request header. If it is `localhost`, a page opened under another name of this machine, such as `127.0.0.1`, redirects to it. A page opened at any other origin says where Keyrail is, and the log names the origin.',
    absent: '`http://localhost:$PORT`',
    example: 'https://keys.example.com',
  }),
  KEYRAIL_TRUSTED_PROXIES: networks.default([]).register(about, {
    group: 'addresses',
    meaning: 'IP addresses or CIDRs, separated by commas, whose `X-Forwarded-For` is trusted; anything else fails at start.',
    absent: 'none',
    example: '10.0.0.0/8',
  }),
  KEYRAIL_DATA: text.default('.data').register(about, { group: 'data', meaning: 'Folder of the database, key file and QA database.' }),
  DATABASE_URL: checked((url) => databaseUrlProblem(url, 'DATABASE_URL'))
    .optional()
    .register(about, {
      group: 'data',
      meaning: '`file:…` (SQLite) or `postgres://…` (Postgres).',
      absent: '`file:$KEYRAIL_DATA/keyrail.db`',
      example: 'postgres://keyrail@db.example.com:5432/keyrail',
    }),
  KEYRAIL_KEYS: text.optional().register(about, {
    group: 'data',
    meaning: "The keys as JSON, if they don't come from the key file.",
    absent: 'the key file',
  }),
  KEYRAIL_JOURNAL: text.optional().register(about, {
    group: 'data',
    meaning:
      'File of the journal; another disk or host makes it independent of the database. All processes of an installation need the same one.',
    absent: '`$KEYRAIL_DATA/journal.log`',
    example: '/mnt/journal/keyrail.log',
  }),
  KEYRAIL_SETUP_CODE: z.string().min(12, { error: 'Use at least 12 characters' }).optional().register(about, {
    group: 'access',
    meaning: 'The code that `/setup` asks for if others can reach it, at least 12 characters.',
    absent: 'random, printed',
  }),
  KEYRAIL_SIGN_UP: signUp.default('closed').register(about, {
    group: 'access',
    meaning:
      'Who may create an account: `closed` (no one), `open` (everyone), or email domains separated by commas (`example.com, example.org`; subdomains are not included). Sign-up verifies the email address, so it needs `SMTP_URL` or `OIDC_ISSUER`.',
    example: 'example.com',
  }),
  KEYRAIL_ORGANIZATIONS_PER_PERSON: z.coerce.number().int().min(0).max(1_000).default(0).register(about, {
    group: 'access',
    meaning:
      'Number of organizations that each person may create, with **Create an organization** in the organization switcher; with 0, the one that setup created is the only one.',
    example: '3',
  }),
  KEYRAIL_SCOPES: text.optional().register(about, {
    group: 'access',
    meaning: 'A JSON file with your own scopes, which are added to the built-in ones.',
    absent: 'built-in scopes',
    example: './scopes.json',
  }),
  KEYRAIL_SUBDOMAIN_OF: z
    .string()
    .toLowerCase()
    .regex(domain, { error: 'Use a domain, such as example.com' })
    .nullable()
    .default(null)
    .register(about, {
      group: 'access',
      meaning: "Domain of the users' websites, such as `example.com`. Users choose their subdomain of it under Settings → Profile.",
      absent: 'none',
      example: 'example.com',
    }),
  KEYRAIL_SESSION_IDLE: duration.default('P7D').register(about, {
    group: 'access',
    meaning: 'Maximum inactivity of a session, as an ISO 8601 duration.',
  }),
  KEYRAIL_SESSION_MAX: duration.default('P30D').register(about, {
    group: 'access',
    meaning: 'Maximum age of a session, as an ISO 8601 duration.',
  }),
  OIDC_ISSUER: z
    .url({ protocol: /^https?$/ })
    .refine((url) => url.startsWith('https:') || isLocal(url), { error: 'Use https' })
    .optional()
    .register(about, {
      group: 'oidc',
      meaning: 'OpenID Connect provider to sign in with; needs the client ID and the client secret too.',
      absent: 'none',
      example: 'https://login.example.com',
    }),
  OIDC_CLIENT_ID: text.optional().register(about, { group: 'oidc', meaning: 'Client ID of Keyrail at the provider.', absent: 'none' }),
  OIDC_CLIENT_SECRET: text.optional().register(about, {
    group: 'oidc',
    meaning: 'Client secret of Keyrail at the provider.',
    absent: 'none',
  }),
  OIDC_NAME: z.string().trim().min(1).max(40).optional().register(about, {
    group: 'oidc',
    meaning: 'Name of the provider on the button **Sign in with …**.',
    absent: 'host of the issuer',
    example: 'Example ID',
  }),
  SMTP_URL: z
    .url({ protocol: /^smtps?$/ })
    .optional()
    .register(about, {
      group: 'email',
      meaning: 'Mail server (`smtp://…` or `smtps://…`); without it, notices appear in the app only.',
      absent: 'none',
      example: 'smtp://user:password@mail.example.com:587',
    }),
  MAIL_FROM: z.string().min(3).optional().register(about, {
    group: 'email',
    meaning: 'Sender of emails.',
    absent: '`Keyrail <keyrail@…>` at the host of the mail server',
    example: 'Keyrail <keyrail@example.com>',
  }),
  KEYRAIL_SECURITY_CONTACT: z
    .url({ protocol: /^(https|mailto)$/ })
    .optional()
    .register(about, {
      group: 'email',
      meaning: '`mailto:` or `https:` URI that `/.well-known/security.txt` names; without it there is no such file.',
      absent: 'none',
      example: 'mailto:security@example.com',
    }),
  KEYRAIL_VERIFIERS: z.coerce.number().int().min(0).max(64).default(1).register(about, {
    group: 'verifier',
    meaning: 'Number of verifier processes behind `VERIFIER_PORT`; 0 starts the dashboard alone.',
  }),
  KEYRAIL_ROUTES: text.optional().register(about, {
    group: 'verifier',
    meaning:
      'The [route file](/docs/guides/verify-behind-a-proxy#the-route-file) of forward-auth; without it, every request there is rejected.',
    absent: 'none',
    example: './routes.json',
  }),
  KEYRAIL_PROXY_SECRET: secret.optional().register(about, {
    group: 'verifier',
    meaning: 'The secret that reverse proxies send to forward-auth as `X-Keyrail-Proxy`: 16 or more visible characters.',
    absent: 'none',
  }),
  METRICS_TOKEN: secret.optional().register(about, {
    group: 'verifier',
    meaning: 'Bearer token for `/metrics` of the verifier from other machines, 16 or more visible characters.',
    absent: 'none; loopback only',
  }),
  REDIS_URL: z
    .url({ protocol: /^rediss?$/ })
    .optional()
    .register(about, {
      group: 'verifier',
      meaning:
        'A Redis server (`redis://` or `rediss://`) that counts for rate limits, so that several verifier processes or machines and the dashboard count together; without it, or while it is away, each of the `KEYRAIL_VERIFIERS` processes allows its share. Keyrail stores token keys and counts there for a minute, nothing else.',
      absent: 'none',
      example: 'redis://127.0.0.1:6379',
    }),
  ...limits,
  KEYRAIL_DOCS: z.enum(['public', 'private']).default('public').register(about, {
    group: 'docs',
    meaning: 'Who reads the developer docs: `public` (everyone) or `private` (people who are signed in).',
  }),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info').register(about, {
    group: 'tests',
    meaning: 'Least important lines of the log: `debug`, `info`, `warn`, `error` or `silent`.',
  }),
  KEYRAIL_QA: z.enum(['0', '1']).default('0').register(about, { group: 'tests', meaning: '`1` in QA mode, which `npm run qa` starts.' }),
  KEYRAIL_QA_DATABASE_URL: checked((url) => databaseUrlProblem(url, 'KEYRAIL_QA_DATABASE_URL'))
    .optional()
    .register(about, {
      group: 'tests',
      meaning: 'Database of QA mode, never the one of `DATABASE_URL`.',
      absent: '`file:$KEYRAIL_DATA/qa.db`',
      example: 'file:.data/qa.db',
    }),
  NODE_ENV: z.string().default('production').register(about, { group: 'tests', meaning: 'Set by the commands; leave it alone.' }),
})

export const documentedVariables = describe(variables)
