import 'server-only'
import { headers } from 'next/headers'
import { unstable_rethrow } from 'next/navigation'
import { z } from 'zod'
import type { AccountActor, PersonActor } from '../actor'
import { isUnavailable } from '../errors'
import { needle } from '../input/text'
import type { Effect } from '../maintenance/index'
import type { Origin } from '../ports'
import { type FailureCode, fail, type Outcome } from '../result'
import { getServer, type Server } from '../server'
import { requestOrigin } from './origin'
import { pathHeader } from './page-headers'
import { isSameOrigin } from './same-origin'
import { accountActor, enterOrganization, readViewer } from './session'

type ActionResult<T> = Outcome<T, FailureCode>
type Work<By, T> = (by: By, server: Server) => Promise<ActionResult<T>>

class BadArgument extends Error {}

/** Action arguments come from the network, whatever their declared types: read each with one of these. */
export const text = (given: unknown): string => read(needle(8_192), given)
export const flag = (given: unknown): boolean => read(z.boolean(), given)
/** Values of all form fields with this name. */
export const fieldsOf = (form: unknown, name: string): string[] => read(z.instanceof(FormData), form).getAll(name).map(text)

function read<T>(schema: z.ZodType<T>, given: unknown): T {
  const parsed = schema.safeParse(given)
  if (!parsed.success) throw new BadArgument()
  return parsed.data
}

/** Runs an action in an organization after checking same origin, session and current membership. */
export function inOrganization<T>(slug: unknown, work: Work<PersonActor, T>, effect: Effect = 'change'): Promise<ActionResult<T>> {
  return guarded(effect, async (server) => {
    const viewer = await readViewer()
    if (!viewer) return sessionEnded
    const entered = await enterOrganization(viewer, text(slug))
    if (!entered.ok) return entered
    const result = await work(entered.value.actor, server)
    if (!result.ok && result.error.code === 'forbidden') await recordDenied(entered.value.actor, server)
    return result
  })
}

const recordDenied = async (actor: PersonActor, { auditLog }: Server): Promise<void> =>
  auditLog.recordDenied(actor, (await headers()).get(pathHeader) ?? '')

/** Runs an action on the viewer's own account. */
export function inAccount<T>(work: Work<AccountActor, T>, effect: Effect = 'change'): Promise<ActionResult<T>> {
  return guarded(effect, async (server) => {
    const viewer = await readViewer()
    return viewer ? work(accountActor(viewer), server) : sessionEnded
  })
}

/** Runs an action that needs no session. */
export function asAnyone<T>(work: Work<Origin, T>, effect: Effect = 'change'): Promise<ActionResult<T>> {
  return guarded(effect, async (server) => work(await requestOrigin(server), server))
}

const sessionEnded = fail('missing_credentials', { detail: 'Your session has ended. Sign in to continue.' })

async function guarded<T>(effect: Effect, action: (server: Server) => Promise<ActionResult<T>>): Promise<ActionResult<T>> {
  const server = getServer()
  try {
    if (!isSameOrigin(await headers(), server.env.origin)) return fail('forbidden', { detail: 'This request came from another site.' })
    const allowed = await server.maintenance.check(effect)
    return allowed.ok ? await action(server) : allowed
  } catch (error) {
    unstable_rethrow(error)
    if (error instanceof BadArgument) return fail('invalid_request', { detail: 'The request is not well formed.' })
    return reportError(server, error)
  }
}

async function reportError(server: Server, error: unknown): Promise<ActionResult<never>> {
  const { requestId } = await requestOrigin(server)
  const { message, stack = '' } = error instanceof Error ? error : new Error(String(error))
  if (isUnavailable(error)) {
    server.log.warn('An action failed because the database is unavailable.', { requestId, error: message })
    return fail('unavailable', { detail: 'Keyrail is temporarily unavailable. Try again in a moment.', retryAfter: 1 })
  }
  server.log.error('An action failed.', { requestId, error: message, stack })
  return fail('internal', { detail: `Something went wrong on our side. Reference ${requestId}.` })
}
