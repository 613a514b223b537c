import { serve } from '@/lib/http/serve'
import { introspectEndpoint } from '@/lib/verifier/operations/introspect'

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = serve(introspectEndpoint)
