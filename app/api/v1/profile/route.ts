import { profileRoute } from '@/lib/http/routes/profile'
import { getServer } from '@/lib/server'

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = profileRoute(getServer)
