import { accountActor } from '@/lib/auth/session'
import { latestNotices } from '@/lib/notices/schema'
import { accountRoute } from '../account-route'

export const GET = accountRoute(latestNotices, (viewer) => viewer.server.notices.latest(accountActor(viewer)))
