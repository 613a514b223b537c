import 'server-only'
import { getServer } from '../server'
import { createHandlers } from './handler'
import type { Route } from './perform'

/** Next.js route handlers on the server of this process. */
export const serve = (route: Route) => createHandlers(getServer, route)
