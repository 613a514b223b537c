import { setTimeout as pause } from 'node:timers/promises'
import { fail, ok } from '../../result'
import type { Server } from '../../server'
import type { Call, Reply } from '../call'
import { route } from '../route'
import { ping } from '../store'

const patienceMs = 2_000

/** Good only when the database answers, and soon. */
export const healthRoute = (getServer: () => Server) => route(getServer, { GET: tellHealth })

async function tellHealth({ server }: Call): Promise<Reply> {
  const late = pause(patienceMs, false, { ref: false })
  const answered = ping(server.db).then(
    () => true,
    () => false,
  )
  return (await Promise.race([late, answered])) ? ok({ status: 200, body: { status: 'ok' } }) : fail('unavailable')
}
