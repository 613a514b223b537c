import { z } from 'zod'
import { accountRoute } from '../account-route'

const unreadCount = z.strictObject({ unread: z.int() })

export const GET = accountRoute(unreadCount, async ({ server, session }) => ({ unread: await server.notices.unread(session.userId) }))
