import { qaServiceTokenRoute } from '@/lib/http/routes/qa'
import { getServer } from '@/lib/server'

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = qaServiceTokenRoute(getServer)
