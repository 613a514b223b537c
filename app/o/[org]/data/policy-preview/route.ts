import { z } from 'zod'
import { parseStrictJson } from '@/lib/http/json'
import { ok } from '@/lib/result'
import type { PolicyInput, PolicySteps } from '@/lib/tokens/schema'
import { type DataContext, dataRoute } from '../data-route'
import { previewLines } from './lines'

const begun = z.strictObject({ errors: z.record(z.string(), z.array(z.string()).readonly()).optional() })

/** `input` is the unsaved policy as JSON. Field errors are a 200: the person is still typing. */
export async function GET(request: Request, context: DataContext): Promise<Response> {
  let steps: PolicySteps | null = null
  const begin = dataRoute(begun, async ({ actor, server }, query) => {
    const input = parseStrictJson(new TextEncoder().encode(query.get('input') ?? ''))
    if (!input.ok) return input
    const preview = await server.tokens.policy.preview(actor, input.value as PolicyInput)
    if (!preview.ok) return preview.error.fields ? ok({ errors: preview.error.fields }) : preview
    steps = preview.value
    return ok({})
  })
  const response = await begin(request, context)
  return steps === null ? response : previewLines(steps, response.headers)
}
