export { makeServiceToken } from './fill'
export { isOwnName } from './host-header'
export type { QaData, QaToken } from './qa-data'
export { ForeignDatabase, type QaPreset, qaPresets, resetQa } from './reset'
