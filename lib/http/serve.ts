import 'server-only'
import { getServer } from '../server'
import { createHandlers, type Route } from './handler'

/** Next.js route handlers on the server of this process. */
export const serve = (route: Route) => createHandlers(getServer, route)
