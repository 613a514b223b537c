import { z } from 'zod'
import { readParams } from '@/components/tokens/list-params'
import { readJsonBody } from '@/lib/http/body'
import { needle } from '@/lib/input/text'
import { ok } from '@/lib/result'
import type { TokenExport } from '@/lib/tokens/types'
import { type DataContext, dataPost } from '../../data-route'
import { tokensFile } from './file'

const maxBytes = 512_000
const exportInput = z.strictObject({ keys: z.array(needle(32)).max(10_000).optional() })
const begun = z.strictObject({})

/** The filtered list as CSV, or only the tokens in `keys`: those can be more than fit into a URL. Streamed, as it can be long. */
export async function POST(request: Request, context: DataContext): Promise<Response> {
  let exported: TokenExport | null = null
  const begin = dataPost(begun, async ({ actor, server }) => {
    const input = await readJsonBody(request, exportInput, maxBytes)
    if (!input.ok) return input
    const query = new URL(request.url).searchParams
    const outcome = await server.tokens.exportRows(actor, readParams(Object.fromEntries(query)), input.value.keys)
    if (!outcome.ok) return outcome
    exported = outcome.value
    return ok({})
  })
  const response = await begin(request, context)
  return exported === null ? response : tokensFile(exported, (await context.params).org, response.headers)
}
