import { notFoundRoute } from '@/lib/http/routes/nothing'
import { getServer } from '@/lib/server'

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = notFoundRoute(getServer)
