import { hooksEndpoint } from '@/lib/http/routes/hooks'
import { serve } from '@/lib/http/serve'

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = serve(hooksEndpoint)
