import 'server-only'
import { headers } from 'next/headers'
import { pathHeader } from './page-headers'

/** Path and query of the page that is rendered. */
export const pagePath = async (): Promise<string> => (await headers()).get(pathHeader) ?? '/'
