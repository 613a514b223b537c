import type { Accounts } from '../accounts/index'
import type { Db } from '../db/client'
import type { Clock, Log, Random } from '../ports'

/** The OpenID Connect provider of the installation, and Keyrail's registration there. */
export interface OidcSettings {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  /** As people call it: "Sign in with {name}". */
  readonly name: string
}

export interface OidcDeps {
  readonly db: Db
  readonly clock: Clock
  readonly random: Random
  readonly log: Log
  readonly accounts: Pick<Accounts, 'signInWithIdentity' | 'linkIdentity' | 'confirmIdentity'>
  /** Base of the redirect URI. */
  readonly origin: string
  readonly settings: OidcSettings
}
