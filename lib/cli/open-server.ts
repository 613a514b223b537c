import { getServer, type Server } from '../server'
import { configuration, requireKeys } from './configuration'
import { rejectWrongKeys } from './database'

/** Runs a command on the server of this installation, if its keys belong to its database; closes the server afterwards. */
export async function withServer<T>(work: (server: Server) => Promise<T>): Promise<T> {
  const env = configuration()
  requireKeys(env)
  await rejectWrongKeys(env)
  const server = getServer()
  try {
    return await work(server)
  } finally {
    await server.close()
  }
}
