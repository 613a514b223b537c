import 'server-only'
import type { NextRequest } from 'next/server'
import NextAuth from 'next-auth'
import { isUnavailable } from '../errors'
import { setTransportSecurity } from '../http/transport-security'
import { getServer, type Server } from '../server'
import { authOptions } from './options'
import { requestOrigin } from './origin'
import { isSameOrigin } from './same-origin'
import { presentedSessionId } from './session'
import { ticketExchange } from './ticket-exchange'

/** All that is asked of next-auth: its own pages, list of providers and session document stay shut. */
const open = new Set(['GET csrf', 'POST callback/credentials'])
const longestBody = 4_096

interface Params {
  readonly params: Promise<{ nextauth: string[] }>
}

export async function authRoute(request: NextRequest, context: Params): Promise<Response> {
  const server = getServer()
  const response = await answer(server, request, context)
  setTransportSecurity(response.headers, server.env.origin)
  return response
}

async function answer(server: Server, request: NextRequest, context: Params): Promise<Response> {
  const { nextauth } = await context.params
  if (!open.has(`${request.method} ${nextauth.join('/')}`)) return reject(404)
  if (request.method === 'POST' && !isSameOrigin(request.headers, server.env.origin)) return reject(403)
  if (request.method === 'POST' && !isShort(request)) return reject(413)
  const origin = await requestOrigin(server)
  const ticket = ticketExchange(server, origin, await presentedSessionId(server))
  try {
    const options = authOptions(server, origin, ticket.exchange)
    const response = (await NextAuth(request, { params: { nextauth } }, options)) as Response
    if (ticket.failed) throw ticket.failed.error
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
  return length !== null && Number(length) <= longestBody
}
