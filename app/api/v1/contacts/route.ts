import { contactsRoute } from '@/lib/http/routes/contacts'
import { getServer } from '@/lib/server'

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = contactsRoute(getServer)
