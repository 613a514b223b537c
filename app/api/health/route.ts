import { healthRoute } from '@/lib/http/routes/health'
import { getServer } from '@/lib/server'

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = healthRoute(getServer)
