export { createServiceToken } from './fill'
export { isLoopbackHost } from './host-header'
export type { QaData } from './qa-data'
export { ForeignDatabase, type QaPreset, qaPresets, resetQa } from './reset'
