export type { Usage, UsageByDay, Watch } from './types'
export { createUsage } from './usage'
export { createWatch } from './watch'
