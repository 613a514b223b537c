export { createQaClock, type QaClock } from './qa'
export { lastJump } from './store'
export { createSystemClock, type SystemClock } from './system'
