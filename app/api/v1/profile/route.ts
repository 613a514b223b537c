import { profileEndpoint } from '@/lib/http/routes/profile'
import { serve } from '@/lib/http/serve'

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = serve(profileEndpoint)
