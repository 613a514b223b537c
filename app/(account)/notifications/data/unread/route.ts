import { accountRoute } from '../account-route'

export const GET = accountRoute(async ({ server, session }) => ({ unread: await server.notices.unread(session.userId) }))
