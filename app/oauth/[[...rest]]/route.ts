import { notFound } from '@/lib/http/routes/not-found'
import { serve } from '@/lib/http/serve'

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = serve(notFound)
