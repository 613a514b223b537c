import { requireAccountData } from '@/lib/auth/require-data'
import { accountActor } from '@/lib/auth/session'
import { serve } from '@/lib/http/serve'
import { ok } from '@/lib/result'

const run = async (request: Request) => {
  const viewer = await requireAccountData(request)
  if (!viewer.ok) return viewer
  const exported = await viewer.value.server.accountData.export(accountActor(viewer.value))
  return exported.ok ? ok({ status: 200, body: exported.value }) : exported
}

export const GET = (request: Request): Promise<Response> => serve({ operations: { GET: { run: () => run(request) } } }).GET(request)
