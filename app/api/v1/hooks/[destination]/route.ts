import { hooksRoute } from '@/lib/http/routes/hooks'
import { getServer } from '@/lib/server'

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = hooksRoute(getServer)
