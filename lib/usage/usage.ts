import { createRecorder } from '../recorder/index'
import type { UsageDeps } from './deps'
import { createUsageWriter, lockLastUse } from './store'
import type { Usage } from './types'

/** Records uses in the database of the dashboard, unless a recorder is given. */
export const createUsage = ({ db, random, recorder, ...deps }: UsageDeps): Usage => ({
  ...(recorder ?? createRecorder({ ...deps, writer: createUsageWriter(db, random) })),
  lockLastUse,
})
