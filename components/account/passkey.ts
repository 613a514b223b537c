import type { PublicKeyCredentialCreationOptionsJSON, PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/browser'
import { useSyncExternalStore } from 'react'
import { type FailureCode, fail, type Outcome, ok } from '@/lib/result'

type Response = Outcome<string, FailureCode>
type Options<T> = () => Promise<Outcome<T, FailureCode>>

const never = () => () => undefined

/** False only in a browser without passkeys: the server cannot know. */
export const usePasskeySupport = (): boolean =>
  useSyncExternalStore(
    never,
    () => typeof PublicKeyCredential === 'function',
    () => true,
  )

/** The code that talks to passkeys is loaded with the first use. */
const load = () => import('@simplewebauthn/browser')

/** Asks the browser to create a passkey; returns its response as JSON. */
export const createPasskey = (options: Options<PublicKeyCredentialCreationOptionsJSON>): Promise<Response> =>
  respond(options, async (optionsJSON) => (await load()).startRegistration({ optionsJSON }))

/** Asks the user for a passkey; returns its response as JSON. */
export const askForPasskey = (options: Options<PublicKeyCredentialRequestOptionsJSON>): Promise<Response> =>
  respond(options, async (optionsJSON) => (await load()).startAuthentication({ optionsJSON }))

/** Offers passkeys in the autofill of the email field until one is chosen; null if the browser can't, or another request began. */
export async function offerAutofill(options: Options<PublicKeyCredentialRequestOptionsJSON>): Promise<string | null> {
  const canOffer = typeof PublicKeyCredential === 'function' && (await PublicKeyCredential.isConditionalMediationAvailable?.())
  if (!canOffer) return null
  const response = await respond(options, async (optionsJSON) =>
    (await load()).startAuthentication({ optionsJSON, useBrowserAutofill: true }),
  )
  return response.ok ? response.value : null
}

async function respond<T>(options: Options<T>, ask: (options: T) => Promise<object>): Promise<Response> {
  const given = await options().catch(() => fail('unavailable'))
  if (!given.ok) return given
  try {
    return ok(JSON.stringify(await ask(given.value)))
  } catch (error) {
    return fail('wrong_status', { detail: reasonOf(error) })
  }
}

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : null
  if (code === 'ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED') return 'This device already has a passkey for your account.'
  if (code === 'ERROR_AUTHENTICATOR_MISSING_USER_VERIFICATION_SUPPORT')
    return "This device can't verify you with a PIN, fingerprint or face."
  return 'The passkey request was canceled or timed out. Try again.'
}
