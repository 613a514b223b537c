import { headers } from 'next/headers'

/** The nonce that proxy.ts gave this page's scripts; reading it keeps the page dynamic. */
export async function pageNonce(): Promise<string | undefined> {
  return (await headers()).get('x-nonce') ?? undefined
}
