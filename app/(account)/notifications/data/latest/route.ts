import { accountActor } from '@/lib/auth/session'
import { accountRoute } from '../account-route'

export const GET = accountRoute((visitor) => visitor.server.notices.latest(accountActor(visitor)))
