import { type NextRequest, NextResponse } from 'next/server'
import { canonicalUrl } from '@/lib/auth/canonical-url'
import { rememberOrganization } from '@/lib/auth/last-organization'
import { createOriginWarning } from '@/lib/auth/origin-warning'
import { contentSecurityPolicy, pageRequestHeaders, setPageHeaders } from '@/lib/auth/page-headers'
import { isSameOrigin } from '@/lib/auth/same-origin'
import { whereIs } from '@/lib/boot/origin-url.mjs'
import { type Env, readEnv } from '@/lib/env'
import { actionProblem } from '@/lib/http/action-body'
import { createLog } from '@/lib/log'

let env: Env | undefined
let warn: ReturnType<typeof createOriginWarning> | undefined

/** Adds a nonce and a content security policy to each page, rejects actions that are malformed or from other sites, and moves pages to the configured origin. */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  env ??= readEnv()
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(18))).toString('base64')
  const policy = contentSecurityPolicy(nonce, env.origin, env.development)
  const response = (await rejection(request, env.origin)) ?? forward(request, { nonce, policy, origin: env.origin })
  setPageHeaders(response.headers, policy, env.origin)
  return response
}

function forward(request: NextRequest, rest: { nonce: string; policy: string; origin: string }): NextResponse {
  const { pathname, search } = request.nextUrl
  const headers = pageRequestHeaders(request.headers, { path: `${pathname}${search}`, ...rest })
  const response = NextResponse.next({ request: { headers } })
  rememberOrganization(request, response, rest.origin)
  return response
}

async function rejection(request: NextRequest, origin: string): Promise<NextResponse | null> {
  const { method, headers } = request
  if (method === 'GET' || method === 'HEAD') return moveToOrigin(request, origin)
  if (method !== 'POST') return new NextResponse('This method is not allowed.', { status: 405, headers: { Allow: 'GET, HEAD, POST' } })
  if (isSameOrigin(headers, origin)) return malformedAction(request)
  warn ??= createOriginWarning(createLog(env?.logLevel ?? 'info'))
  warn(headers.get('origin'), origin)
  return new NextResponse(`This request came from another site. ${whereIs(origin)}`, { status: 403 })
}

async function malformedAction(request: NextRequest): Promise<NextResponse | null> {
  const problem = await actionProblem(request)
  return problem && new NextResponse(problem.text, { status: problem.status })
}

/**
 * Moves top-level navigations only: the framework itself requests pages under another name when an action redirects. Uses Refresh,
 * because the framework treats all names of this machine as one host, drops it from a redirect, and the redirect would loop.
 */
function moveToOrigin({ headers, nextUrl }: NextRequest, origin: string): NextResponse | null {
  if (headers.get('sec-fetch-dest') !== 'document') return null
  const url = canonicalUrl(headers.get('host'), `${nextUrl.pathname}${nextUrl.search}`, origin)
  return url === null ? null : new NextResponse(`Keyrail is at ${origin}.`, { headers: { Refresh: `0; url=${url}` } })
}

export const config = { matcher: '/((?!api/|oauth/|qa/|_next/static/).*)' }
