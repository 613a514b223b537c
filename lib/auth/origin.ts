import 'server-only'
import { headers } from 'next/headers'
import { originOf } from '../http/origin'
import type { Server } from '../server'

/** Where the request of this page, action or route came from. */
export const requestOrigin = async (server: Server) => originOf(server, await headers())
