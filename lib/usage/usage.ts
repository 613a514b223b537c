import { createRecorder } from '../recorder/index'
import type { UsageDeps } from './deps'
import { createUsageWriter, lockLastUse } from './store'
import type { Usage } from './types'

/** Records uses in the database of the dashboard. */
export const createUsage = ({ db, random, ...deps }: UsageDeps): Usage => ({
  ...createRecorder({ ...deps, writer: createUsageWriter(db, random) }),
  lockLastUse,
})
