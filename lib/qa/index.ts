export { isLoopback, qaProblem } from './loopback'
export type { QaData, QaToken } from './qa-data'
export { type QaPreset, qaPresets, resetQa } from './reset'
