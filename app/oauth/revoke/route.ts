import { serve } from '@/lib/http/serve'
import { revokeEndpoint } from '@/lib/verifier/operations/revoke'

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = serve(revokeEndpoint)
