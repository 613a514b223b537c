import 'server-only'
import { headers } from 'next/headers'
import { unstable_rethrow } from 'next/navigation'
import { z } from 'zod'
import type { AccountActor, PersonActor } from '../actor'
import { isUnavailable } from '../errors'
import { needle } from '../input/text'
import type { Origin } from '../ports'
import { type FailureCode, fail, type Outcome } from '../result'
import { getServer, type Server } from '../server'
import { requestOrigin } from './origin'
import { isSameOrigin } from './same-origin'
import { accountActor, readOrgViewer, readViewer } from './session'

type Answer<T> = Outcome<T, FailureCode>
type Work<Asking, T> = (asking: Asking, server: Server) => Promise<Answer<T>>

class BadArgument extends Error {}

/** Arguments of an action come from the network, whatever their types say: read each through one of these. */
export const text = (given: unknown): string => read(needle(8_192), given)
export const flag = (given: unknown): boolean => read(z.boolean(), given)
/** What was ticked or typed in the fields of that name. */
export const fieldsOf = (form: unknown, name: string): string[] => read(z.instanceof(FormData), form).getAll(name).map(text)

function read<T>(schema: z.ZodType<T>, given: unknown): T {
  const parsed = schema.safeParse(given)
  if (!parsed.success) throw new BadArgument()
  return parsed.data
}

/** An action of a person in the organization of a slug: same origin, session, place in it as of now, then the verb. */
export function inOrganization<T>(slug: unknown, work: Work<PersonActor, T>): Promise<Answer<T>> {
  return guarded(async (server) => {
    const visitor = await readViewer()
    if (!visitor) return sessionEnded
    const visit = await readOrgViewer(visitor, text(slug))
    return visit ? work(visit.actor, server) : fail('not_found')
  })
}

/** An action on a person's own account. */
export function inAccount<T>(work: Work<AccountActor, T>): Promise<Answer<T>> {
  return guarded(async (server) => {
    const visitor = await readViewer()
    return visitor ? work(accountActor(visitor), server) : sessionEnded
  })
}

/** An action of someone who need not be signed in. */
export function asAnyone<T>(work: Work<Origin, T>): Promise<Answer<T>> {
  return guarded(async (server) => work(await requestOrigin(server), server))
}

const sessionEnded = fail('missing_credentials', { detail: 'Your session has ended. Sign in to go on.' })

async function guarded<T>(action: (server: Server) => Promise<Answer<T>>): Promise<Answer<T>> {
  const server = getServer()
  try {
    if (!isSameOrigin(await headers(), server.env.origin)) return fail('forbidden', { detail: 'This request came from another site.' })
    return await action(server)
  } catch (error) {
    unstable_rethrow(error)
    if (error instanceof BadArgument) return fail('invalid_request', { detail: 'The request is not well formed.' })
    return told(server, error)
  }
}

async function told(server: Server, error: unknown): Promise<Answer<never>> {
  const { requestId } = await requestOrigin(server)
  const { message, stack = '' } = error instanceof Error ? error : new Error(String(error))
  if (isUnavailable(error)) {
    server.log.warn('An action found the database busy or away.', { requestId, error: message })
    return fail('unavailable', { detail: 'Keyrail cannot answer now. Try again in a moment.', retryAfter: 1 })
  }
  server.log.error('An action failed.', { requestId, error: message, stack })
  return fail('internal', { detail: `Something went wrong on our side. Reference ${requestId}.` })
}
