import { z } from 'zod'
import { parseStrictJson } from '@/lib/http/json'
import { ok } from '@/lib/result'
import { type PolicyInput, policyPreview } from '@/lib/tokens/schema'
import { dataRoute } from '../data-route'

const previewResult = z.union([policyPreview, z.strictObject({ errors: z.record(z.string(), z.array(z.string()).readonly()) })])

/** `input` is the unsaved policy as JSON. Field errors are a 200: the person is still typing. */
export const GET = dataRoute(previewResult, async ({ actor, server }, query) => {
  const input = parseStrictJson(new TextEncoder().encode(query.get('input') ?? ''))
  if (!input.ok) return input
  const preview = await server.tokens.policy.preview(actor, input.value as PolicyInput)
  return !preview.ok && preview.error.fields ? ok({ errors: preview.error.fields }) : preview
})
