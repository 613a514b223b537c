import { healthEndpoint } from '@/lib/http/routes/health'
import { serve } from '@/lib/http/serve'

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = serve(healthEndpoint)
