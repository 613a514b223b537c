import { contactsEndpoint } from '@/lib/http/routes/contacts'
import { serve } from '@/lib/http/serve'

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = serve(contactsEndpoint)
