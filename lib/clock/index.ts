export { createQaClock, type QaClock } from './qa'
export { createSystemClock, type SystemClock } from './system'
