import type { Server } from 'node:net'
import type { Env } from '../env'

export function listen(server: Server, { host, verifierPort: port }: Pick<Env, 'host' | 'verifierPort'>): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen({ host, port }, resolve)
  })
}
