import { openapiEndpoint } from '@/lib/http/api'
import { serve } from '@/lib/http/serve'

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = serve(openapiEndpoint)
