export { createServiceToken } from './fill'
export { isLoopbackHost } from './host-header'
export type { QaData, QaToken } from './qa-data'
export { ForeignDatabase, type QaPreset, qaPresets, resetQa } from './reset'
