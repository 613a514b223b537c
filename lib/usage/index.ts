export { createUsage } from './recorder'
export type { Usage, UsageByDay, Use, Watch } from './types'
export { createWatch } from './watch'
