import { headers } from 'next/headers'

/** Script nonce set by proxy.ts; reading it makes the page dynamic. */
export async function pageNonce(): Promise<string | undefined> {
  return (await headers()).get('x-nonce') ?? undefined
}
