import { verifyRoute } from '@/lib/http/routes/verify'
import { getServer } from '@/lib/server'

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = verifyRoute(getServer)
