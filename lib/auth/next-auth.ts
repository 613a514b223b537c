import 'server-only'
import type { NextRequest } from 'next/server'
import NextAuth, { type AuthOptions } from 'next-auth'
import credentials from 'next-auth/providers/credentials'
import { isUnavailable } from '../errors'
import { setTransportSecurity } from '../http/transport-security'
import type { SessionId, UserId } from '../ids'
import type { Origin } from '../ports'
import { getServer, type Server } from '../server'
import { authCookies, isSecure, presentedValues, sessionCookieName } from './cookies'
import { rememberBrowser } from './known-browser'
import { requestOrigin } from './origin'
import { redirectTarget } from './redirect-target'
import { isSameOrigin } from './same-origin'
import { presentedSessionId } from './session'
import { sessionMaxAge, sessionSecret } from './session-cookie'

/** The only endpoints of next-auth in use: its pages, provider list and session document are not served. */
const served = new Set(['GET csrf', 'POST callback/credentials'])
const maxBodyBytes = 4_096

interface Params {
  readonly params: Promise<{ nextauth: string[] }>
}

export async function authRoute(request: NextRequest, context: Params): Promise<Response> {
  const server = getServer()
  const response = await respond(server, request, context)
  setTransportSecurity(response.headers, server.env.origin)
  return response
}

async function respond(server: Server, request: NextRequest, context: Params): Promise<Response> {
  const { nextauth } = await context.params
  if (!served.has(`${request.method} ${nextauth.join('/')}`)) return reject(404)
  if (request.method === 'POST' && !isSameOrigin(request.headers, server.env.origin)) return reject(403)
  if (request.method === 'POST' && !isShort(request)) return reject(413)
  const origin = await requestOrigin(server)
  const ticket = ticketExchange(server, origin, await presentedSessionId(server))
  try {
    const options = authOptions(server, origin, ticket.exchange)
    const response = (await NextAuth(request, { params: { nextauth } }, options)) as Response
    if (ticket.failed) throw ticket.failed.error
    if (ticket.session !== null) {
      await rememberBrowser(server, ticket.session.userId)
      rememberStarted(server, response.headers, ticket.session)
    }
    response.headers.set('Cache-Control', 'no-store')
    return response
  } catch (error) {
    server.log.error('Signing in failed.', { requestId: origin.requestId, error: error instanceof Error ? error.message : String(error) })
    return reject(isUnavailable(error) ? 503 : 500)
  }
}

const reject = (status: number) => new Response(null, { status, headers: { 'Cache-Control': 'no-store' } })

function isShort(request: Request): boolean {
  const length = request.headers.get('content-length')
  return length !== null && Number(length) <= maxBodyBytes
}

interface Started {
  readonly sessionId: SessionId
  readonly userId: UserId
}

/** The first request of a session does not wait with those of strangers. */
export function rememberStarted({ env, knownSessions }: Server, headers: Headers, session: Started): void {
  const [cookie] = headers.getSetCookie().flatMap((each) => presentedValues(each, sessionCookieName(env.origin)))
  if (cookie !== undefined) knownSessions.remember(cookie, session)
}

/** Returns the id of the session that a ticket starts; null if the ticket is rejected. */
type Exchange = (ticket: string) => Promise<{ id: string } | null>

interface TicketExchange {
  readonly exchange: Exchange
  /** The original error: next-auth reports every throw as a rejection and puts its message into a URL. */
  failed: { readonly error: unknown } | null
  /** The session that was started. */
  session: Started | null
}

/** Exchanges the ticket of one request; the previous session of this browser ends. */
export function ticketExchange({ accounts }: Server, origin: Origin, earlier: string | null): TicketExchange {
  const ticket: TicketExchange = {
    failed: null,
    session: null,
    async exchange(presented) {
      try {
        const session = await accounts.exchangeTicket(presented, origin, earlier as SessionId | null)
        ticket.session = session
        return session && { id: session.sessionId }
      } catch (error) {
        ticket.failed = { error }
        throw new Error('unavailable', { cause: error })
      }
    },
  }
  return ticket
}

/** next-auth only seals and opens the session cookie; lib/accounts decides who may sign in and how long a session lasts. */
function authOptions(server: Server, origin: Origin, exchange: Exchange): AuthOptions {
  const { env, keys, log } = server
  return {
    secret: sessionSecret(keys),
    session: { strategy: 'jwt', maxAge: sessionMaxAge(env) },
    useSecureCookies: isSecure(env.origin),
    cookies: authCookies(env.origin),
    pages: { signIn: '/sign-in', error: '/sign-in' },
    providers: [
      credentials({
        credentials: { ticket: {} },
        authorize: (given) => exchange(String(given?.ticket)),
      }),
    ],
    callbacks: {
      // `user` is set at sign-in only and is the session just created
      jwt: ({ token, user }) => (user ? { sid: user.id } : { sid: token['sid'] }),
      redirect: ({ url }) => `${env.origin}${redirectTarget(url, env.origin)}`,
    },
    // the default logger prints a stack for each rejected sign-in
    logger: {
      error: (code) => log.warn('A sign-in was rejected by the session layer.', { code, requestId: origin.requestId }),
      warn: () => undefined,
      debug: () => undefined,
    },
  }
}
