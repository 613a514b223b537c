import { tokenRoute } from '@/lib/http/routes/token'
import { getServer } from '@/lib/server'

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = tokenRoute(getServer)
