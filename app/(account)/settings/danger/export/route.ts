import { requireAccountData } from '@/lib/auth/require-data'
import { accountActor } from '@/lib/auth/session'
import { serve } from '@/lib/http/serve'
import { streamed } from '@/lib/http/streamed'
import { ok } from '@/lib/result'

/** Written as it is read: the lists may be long. */
export async function GET(request: Request): Promise<Response> {
  let text: AsyncGenerator<string> | null = null
  const run = async () => {
    const viewer = await requireAccountData(request)
    if (!viewer.ok) return viewer
    const exported = await viewer.value.server.accountData.export(accountActor(viewer.value))
    if (!exported.ok) return exported
    text = exported.value
    return ok({ status: 200, body: {} })
  }
  const response = await serve({ operations: { GET: { run } } }).GET(request)
  return text === null ? response : streamed(text, new Headers(response.headers))
}
