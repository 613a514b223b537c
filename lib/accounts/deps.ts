import type { Audit } from '../audit/index'
import type { Db } from '../db/client'
import type { Keys } from '../keys'
import type { Mail } from '../mail/index'
import type { Notices } from '../notices/index'
import type { Clock, Log, Random } from '../ports'
import type { Passwords } from './passwords'
import type { SignUpRule } from './sign-up-rule'

export interface AccountsDeps {
  readonly db: Db
  readonly audit: Pick<Audit, 'change' | 'installation'>
  readonly notices: Pick<Notices, 'notifyPerson'>
  readonly mail: Pick<Mail, 'enqueue' | 'enabled'>
  readonly clock: Clock
  readonly random: Random
  readonly log: Log
  readonly keys: Pick<Keys, 'pepper' | 'session' | 'view'>
  /** Scheme, host and port of Keyrail: the base of links in emails, and what passkeys are bound to. */
  readonly origin: string
  readonly signUp: SignUpRule
  /** The OpenID Connect provider; null = none is configured. */
  readonly provider: { readonly issuer: string; readonly name: string } | null
  /** ISO 8601 durations. */
  readonly sessionIdle: string
  readonly sessionMax: string
  readonly passwords: Passwords
}
