import { contactRoute } from '@/lib/http/routes/contact'
import { getServer } from '@/lib/server'

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = contactRoute(getServer)
