import type { Server } from '../server'
import { addDuration } from '../time/calendar'

/** RFC 9116. 404 unless the operator configured a contact. */
export async function securityTxt({ env, clock }: Pick<Server, 'env' | 'clock'>): Promise<Response> {
  if (env.securityContact === null) return new Response('Not found.', { status: 404 })
  const expires = addDuration(await clock.now(), 'P180D').toISOString()
  const lines = [`Contact: ${env.securityContact}`, `Expires: ${expires}`, `Canonical: ${env.origin}/.well-known/security.txt`]
  return new Response(`${lines.join('\n')}\n`, { headers: { 'Content-Type': 'text/plain; charset=utf-8' } })
}
