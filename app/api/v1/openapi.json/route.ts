import { openapiRoute } from '@/lib/http/api'
import { getServer } from '@/lib/server'

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = openapiRoute(getServer)
