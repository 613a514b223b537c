import 'server-only'
import { headers } from 'next/headers'
import { originOf } from '../http/origin'
import type { Server } from '../server'

/** Origin of the current page, action or route request. */
export const requestOrigin = async (server: Server) => originOf(server, await headers())
