import { qaMaintenance } from '@/lib/http/routes/qa'
import { serve } from '@/lib/http/serve'

export const { GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE } = serve(qaMaintenance)
