// Revokes tokens for the verifier, which forks this process when a holder revokes one.
import { getServer } from '../server'
import type { RevokeOrder, RevokeReply } from '../verifier/revoker'

const server = getServer()

async function revoke({ id, presented, caller }: RevokeOrder): Promise<void> {
  const done = await server.revokePresented(presented, caller).then(
    () => true,
    (error: unknown) => {
      server.log.warn('A token could not be revoked.', { error: String(error) })
      return false
    },
  )
  process.send?.({ id, done } satisfies RevokeReply)
}

process.on('message', (order: RevokeOrder) => void revoke(order))
process.on('disconnect', () => void server.close().finally(() => process.exit()))
// the verifier finishes its requests first, then disconnects
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => undefined)
