import { headers } from 'next/headers'

/** Passes the configured origin to the rendering of a page; set by proxy.ts, never taken from a request. */
export const originHeader = 'x-keyrail-origin'

export async function pageOrigin(): Promise<string | undefined> {
  return (await headers()).get(originHeader) ?? undefined
}
