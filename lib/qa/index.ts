export { isLoopback, qaProblem } from './loopback'
export { type QaData, type QaPreset, qaPresets, resetQa } from './reset'
