import { serve } from '@/lib/http/serve'
import { verifyEndpoint } from '@/lib/verifier/operations/verify'

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = serve(verifyEndpoint)
