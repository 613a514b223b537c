import { verifyEndpoint } from '@/lib/verifier/operations/verify'
import { serve } from '@/lib/http/serve'

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = serve(verifyEndpoint)
