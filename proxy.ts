import { type NextRequest, NextResponse } from 'next/server'
import { contentSecurityPolicy, pageRequestHeaders, setPageHeaders } from '@/lib/auth/page-headers'
import { isSameOrigin } from '@/lib/auth/same-origin'
import { type Env, readEnv } from '@/lib/env'

let env: Env | undefined

/** Pages only: a nonce and a policy on each; server actions of another site are refused before they are read. */
export function proxy(request: NextRequest): NextResponse {
  env ??= readEnv()
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(18))).toString('base64')
  const policy = contentSecurityPolicy(nonce, env.origin, env.development)
  const response = refusal(request, env.origin) ?? passOn(request, { nonce, policy, origin: env.origin })
  setPageHeaders(response.headers, policy, env.origin)
  return response
}

function passOn(request: NextRequest, rest: { nonce: string; policy: string; origin: string }): NextResponse {
  const { pathname, search } = request.nextUrl
  return NextResponse.next({ request: { headers: pageRequestHeaders(request.headers, { address: `${pathname}${search}`, ...rest }) } })
}

function refusal({ method, headers }: NextRequest, origin: string): NextResponse | null {
  if (method === 'GET' || method === 'HEAD') return null
  if (method !== 'POST') return new NextResponse('This method is not allowed.', { status: 405, headers: { Allow: 'GET, HEAD, POST' } })
  return isSameOrigin(headers, origin) ? null : new NextResponse('This request came from another site.', { status: 403 })
}

export const config = { matcher: '/((?!api/|oauth/|qa/|_next/static/).*)' }
