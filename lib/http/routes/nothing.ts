import type { Server } from '../../server'
import { route } from '../route'

/** Every address of the API that has nothing: told as the others tell it. */
export const notFoundRoute = (getServer: () => Server) => route(getServer, {}, () => false)
