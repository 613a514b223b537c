import { parseStrictJson } from '@/lib/http/json'
import type { PolicyInput } from '@/lib/tokens/schema'
import { dataRoute } from '../data-route'

/** `input`: the policy as it would be saved, as JSON. */
export const GET = dataRoute(async ({ actor, server }, query) => {
  const input = parseStrictJson(new TextEncoder().encode(query.get('input') ?? ''))
  return input.ok ? server.tokens.previewPolicy(actor, input.value as PolicyInput) : input
})
