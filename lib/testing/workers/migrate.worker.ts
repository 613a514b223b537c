import { migrate } from '../../db/migrate'

export const prepare = ({ url, folder }: { url: string; folder: string }) => Promise.resolve(() => migrate(url, folder))
