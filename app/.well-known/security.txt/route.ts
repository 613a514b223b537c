import { securityTxt } from '@/lib/http/security-txt'
import { getServer } from '@/lib/server'

export const GET = () => securityTxt(getServer())
