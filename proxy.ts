import { type NextRequest, NextResponse } from 'next/server'
import { canonicalUrl } from '@/lib/auth/canonical-url'
import { rememberOrganization } from '@/lib/auth/last-organization'
import { contentSecurityPolicy, pageRequestHeaders, setPageHeaders } from '@/lib/auth/page-headers'
import { isSameOrigin } from '@/lib/auth/same-origin'
import { type Env, readEnv } from '@/lib/env'

let env: Env | undefined

/** Pages only: a nonce and a policy on each; actions of another site are rejected before they are read, pages under another name moved. */
export function proxy(request: NextRequest): NextResponse {
  env ??= readEnv()
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(18))).toString('base64')
  const policy = contentSecurityPolicy(nonce, env.origin, env.development)
  const response = rejection(request, env.origin) ?? passOn(request, { nonce, policy, origin: env.origin })
  setPageHeaders(response.headers, policy, env.origin)
  return response
}

function passOn(request: NextRequest, rest: { nonce: string; policy: string; origin: string }): NextResponse {
  const { pathname, search } = request.nextUrl
  const headers = pageRequestHeaders(request.headers, { address: `${pathname}${search}`, ...rest })
  const response = NextResponse.next({ request: { headers } })
  rememberOrganization(request, response, rest.origin)
  return response
}

function rejection(request: NextRequest, origin: string): NextResponse | null {
  const { method, headers } = request
  if (method === 'GET' || method === 'HEAD') return moved(request, origin)
  if (method !== 'POST') return new NextResponse('This method is not allowed.', { status: 405, headers: { Allow: 'GET, HEAD, POST' } })
  return isSameOrigin(headers, origin) ? null : new NextResponse('This request came from another site.', { status: 403 })
}

/**
 * Only what a tab opens: the framework itself asks for pages under another name, to answer an action that leads to one. By Refresh:
 * of a redirect the framework drops the host, taking names of this machine for one, and it would go in circles.
 */
function moved({ headers, nextUrl }: NextRequest, origin: string): NextResponse | null {
  if (headers.get('sec-fetch-dest') !== 'document') return null
  const address = canonicalUrl(headers.get('host'), `${nextUrl.pathname}${nextUrl.search}`, origin)
  return address === null ? null : new NextResponse(`Keyrail is at ${origin}.`, { headers: { Refresh: `0; url=${address}` } })
}

export const config = { matcher: '/((?!api/|oauth/|qa/|_next/static/).*)' }
