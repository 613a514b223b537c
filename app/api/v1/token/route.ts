import { tokenEndpoint } from '@/lib/http/routes/token'
import { serve } from '@/lib/http/serve'

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = serve(tokenEndpoint)
