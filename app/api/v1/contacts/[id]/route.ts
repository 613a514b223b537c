import { contactEndpoint } from '@/lib/http/routes/contact'
import { serve } from '@/lib/http/serve'

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = serve(contactEndpoint)
