import { parseStrictJson } from '@/lib/http/json'
import { ok } from '@/lib/result'
import type { PolicyInput } from '@/lib/tokens/schema'
import { dataRoute } from '../data-route'

/** `input`: the policy as it would be saved, as JSON. What is wrong with it is an answer too: it is only being typed. */
export const GET = dataRoute(async ({ actor, server }, query) => {
  const input = parseStrictJson(new TextEncoder().encode(query.get('input') ?? ''))
  if (!input.ok) return input
  const tried = await server.tokens.policy.preview(actor, input.value as PolicyInput)
  return !tried.ok && tried.error.fields ? ok({ errors: tried.error.fields }) : tried
})
