'use server'

import { text } from '@/lib/auth/guard'
import { beginOidc, beginOidcLink, beginOidcReauth, finishOidc, removeIdentity } from '@/lib/auth/oidc'

/** Returns the URL of the OpenID Connect provider. */
export async function startProviderSignIn(next: unknown) {
  return beginOidc(() => text(next))
}

/** Returns the URL of the provider, to sign in there again. */
export async function reauthenticateAtProvider(next: unknown) {
  return beginOidcReauth(() => text(next))
}

/** Returns the URL of the provider, to connect an account there to the user who is signed in. */
export async function connectProvider() {
  return beginOidcLink()
}

export async function disconnectProvider(issuer: unknown, subject: unknown) {
  return removeIdentity(() => ({ issuer: text(issuer), subject: text(subject) }))
}

/** Takes the provider's response. */
export async function finishProviderSignIn(query: unknown, timeZone: unknown) {
  return finishOidc(() => ({ query: text(query), timeZone: text(timeZone) }))
}
