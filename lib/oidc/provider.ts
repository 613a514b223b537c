import type { ClientAuth, Configuration } from 'openid-client'
import type { ProvenIdentity } from '../accounts/index'
import { isLocal } from '../boot/loopback.mjs'
import { normalizeEmail } from '../input/email'
import { hourMs } from '../time/units'
import { boundedFetch } from './bounded-fetch'
import type { OidcDeps, OidcSettings } from './deps'

/** Secrets of one attempt. */
export interface Challenge {
  readonly state: string
  readonly nonce: string
  readonly verifier: string
}

export interface Provider {
  /** `again` asks the provider to sign the user in even if they are signed in there. */
  authorizationUrl(challenge: Challenge, again: boolean): Promise<string>
  /**
   * Exchanges the query string of the provider's response for a verified identity; throws if anything does not hold, such as a sign-in at
   * the provider that is more than `maxAge` seconds ago. Null = any time.
   */
  prove(query: string, challenge: Challenge, maxAge: number | null): Promise<ProvenIdentity>
}

const callbackPath = '/sign-in/oidc'

const timeoutSeconds = 5
const keptMs = hourMs

export function createProvider({ clock, origin, settings }: Pick<OidcDeps, 'clock' | 'origin' | 'settings'>): Provider {
  const redirectUri = `${origin}${callbackPath}`
  let known: { readonly at: number; readonly configuration: Promise<Configuration> } | null = null

  async function configured(): Promise<Configuration> {
    const at = (await clock.now()).getTime()
    if (!known || at - known.at >= keptMs) known = { at, configuration: discover(settings) }
    const { configuration } = known
    try {
      return await configuration
    } catch (error) {
      known = null
      throw error
    }
  }

  return {
    async authorizationUrl({ state, nonce, verifier }, again) {
      const { buildAuthorizationUrl, calculatePKCECodeChallenge } = await import('openid-client')
      const challenge = { code_challenge: await calculatePKCECodeChallenge(verifier), code_challenge_method: 'S256' }
      const signInAgain = again ? { prompt: 'login', max_age: '0' } : {}
      const parameters = { redirect_uri: redirectUri, scope: 'openid email profile', state, nonce, ...challenge, ...signInAgain }
      return buildAuthorizationUrl(await configured(), parameters).href
    },
    prove: async (query, challenge, maxAge) =>
      prove(await configured(), new URL(`${redirectUri}?${query}`), { ...challenge, ...(maxAge === null ? {} : { maxAge }) }),
  }
}

async function discover({ issuer, clientId, clientSecret }: OidcSettings): Promise<Configuration> {
  // oxlint-disable-next-line typescript/no-deprecated -- marked so that it stands out: used for loopback only, see below
  const { allowInsecureRequests, clockTolerance, customFetch, discovery } = await import('openid-client')
  return discovery(new URL(issuer), clientId, { [clockTolerance]: 30 }, await clientAuth(clientSecret), {
    timeout: timeoutSeconds,
    [customFetch]: boundedFetch,
    // lib/env.ts accepts http on loopback only
    execute: isLocal(issuer) ? [allowInsecureRequests] : [],
  })
}

/** HTTP Basic, which every provider must accept, unless the provider says that it does not. */
async function clientAuth(secret: string): Promise<ClientAuth> {
  const { ClientSecretBasic, ClientSecretPost } = await import('openid-client')
  const [basic, post] = [ClientSecretBasic(secret), ClientSecretPost(secret)]
  return (server, ...rest) => {
    const methods = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic']
    return (methods.includes('client_secret_basic') ? basic : post)(server, ...rest)
  }
}

interface Checks extends Challenge {
  readonly maxAge?: number
}

async function prove(configuration: Configuration, url: URL, { state, nonce, verifier, ...age }: Checks): Promise<ProvenIdentity> {
  const { authorizationCodeGrant, fetchUserInfo } = await import('openid-client')
  const tokens = await authorizationCodeGrant(configuration, url, {
    expectedState: state,
    expectedNonce: nonce,
    pkceCodeVerifier: verifier,
    idTokenExpected: true,
    ...age,
  })
  const claims = tokens.claims()
  if (!claims) throw new Error('The provider sent no ID token.')
  const hasUserInfo = configuration.serverMetadata().userinfo_endpoint !== undefined
  const profile =
    claims['email'] === undefined && hasUserInfo ? await fetchUserInfo(configuration, tokens.access_token, claims.sub) : claims
  return { issuer: claims.iss, subject: claims.sub, email: verifiedEmail(profile), name: textOf(profile['name']) }
}

const textOf = (claim: unknown): string | null => (typeof claim === 'string' && claim !== '' ? claim : null)

function verifiedEmail({ email, email_verified: verified }: Readonly<Record<string, unknown>>): string | null {
  return verified === true ? normalizeEmail(textOf(email) ?? '') : null
}
