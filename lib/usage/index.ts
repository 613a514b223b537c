export { createUsage } from './recorder'
export type { Usage, Use, Watch } from './types'
export { createWatch } from './watch'
