import { migrate } from '../db/migrate'
import { besideTest } from './beside-test'

await besideTest(({ url, folder }: { url: string; folder: string }) => Promise.resolve(() => migrate(url, folder)))
