import { createFairLine } from '../../lib/boot/fair-line.mjs'
import { isOwnRequest } from './admit.mjs'
import { callerOf } from './caller.mjs'
import { isThisMachine, readProxies } from './client-network.mjs'
import { reject } from './reject.mjs'
import { createBuckets } from './token-bucket.mjs'

/**
 * Requests that run concurrently, and while one of people runs. Each turn of the event loop serves all of them: with few from
 * software, those of people get most turns. A verification takes a tenth of the time of another request of software.
 */
const limits = {
  people: { running: 16, perGroup: 10, perCaller: 4, waiting: 1_000, waitingPerGroup: 750, waitingPerCaller: 200 },
  software: { running: 8, besidePeople: 1, perCaller: 4, waiting: 2_000, waitingPerGroup: 1_500, waitingPerCaller: 500 },
  verification: { running: 64, besidePeople: 8, perCaller: 32, waiting: 2_000, waitingPerGroup: 1_500, waitingPerCaller: 500 },
}
/** How long a request waits for its turn. */
const patienceMs = { people: 10_000, software: 1_000, verification: 1_000 }
/**
 * How long a request counts as running: a client that sends its body slowly would keep others from running. Not less for a complete
 * one: it is slow because there is too much to do, and more of them would make it slower.
 */
const countedMs = { incomplete: 2_000, complete: 30_000 }
/** A rejected request is answered after this time, so that a caller who repeats it immediately costs little. */
const penaltyMs = 1_000
/** Rejections that are held back; more are answered immediately. */
const mostHeld = 1_000

const busy = { code: 'unavailable', title: 'Keyrail is temporarily unavailable.', status: 503 }
const tooMany = { code: 'rate_limited', title: 'Too many requests.', status: 429 }

/** A connection whose request was received as a whole can serve the next one, unless the client wants it closed. */
function rejectFor(request, response, problem) {
  const staysOpen = request.complete && response.shouldKeepAlive
  reject(request, response, { problem, headers: { 'Retry-After': '1', ...(staysOpen && { Connection: 'keep-alive' }) } })
}

/** Waiting times that differ by up to half: requests that arrived together would be rejected in one turn of the event loop. */
function createSpread() {
  const steps = 32
  let step = 0
  return (ms) => {
    step = (step + 1) % steps
    return ms * (1 + step / steps / 2)
  }
}

/**
 * Bounds how much each caller makes the process do, before the framework and the database see a request. Rates are per second;
 * 0 is unlimited. `knownSession` returns a name for the session of a Cookie header, or null.
 */
export function createAdmission({ trustedProxies, tokenRate = 50, networkRate = 500, knownSession = () => null } = {}) {
  const proxies = readProxies(trustedProxies)
  const line = createLines()
  const isWithinRate = createRates({ tokenRate, networkRate })
  const spread = createSpread()
  let held = 0

  function rejectLater(request, response, problem) {
    if (held >= mostHeld) return rejectFor(request, response, problem)
    held += 1
    const timer = setTimeout(() => rejectFor(request, response, problem), spread(penaltyMs))
    response.once('close', () => {
      held -= 1
      clearTimeout(timer)
    })
  }

  function waitForTurn(request, response, caller, listener) {
    const { kind } = caller
    let isWaiting = true
    const leave = line[kind].join(caller, (finish) => {
      isWaiting = false
      countUntilClosed(request, response, () => {
        // a response that needs no waiting would start the next one in the same turn of the event loop, and so on
        setImmediate(() => {
          finish()
          if (kind !== 'people') return
          line.software.advance()
          line.verification.advance()
        })
      })
      listener(request, response)
    })
    if (typeof leave === 'string') rejectLater(request, response, leave === 'full' ? busy : tooMany)
    else if (isWaiting) giveUpAfter(spread(patienceMs[kind]))

    function giveUpAfter(ms) {
      const timer = setTimeout(() => {
        leave()
        if (isWaiting) rejectFor(request, response, kind === 'people' ? busy : tooMany)
      }, ms)
      response.once('close', () => {
        leave()
        clearTimeout(timer)
      })
    }
  }

  return (listener) => (request, response) => {
    if (isOwnRequest(request)) return listener(request, response)
    const caller = callerOf(request, { proxies, knownSession })
    if (!isWithinRate(caller)) return rejectLater(request, response, tooMany)
    waitForTurn(request, response, caller, listener)
  }
}

function createLines() {
  const people = createFairLine({ ...limits.people, running: () => limits.people.running })
  const behindPeople = ({ running, besidePeople, ...rest }) =>
    createFairLine({ ...rest, running: () => (people.running() > 0 ? besidePeople : running) })
  return { people, software: behindPeople(limits.software), verification: behindPeople(limits.verification) }
}

function countUntilClosed(request, response, finish) {
  let isCounted = true
  const end = () => {
    clearTimeout(timer)
    if (isCounted) finish()
    isCounted = false
  }
  let timer = setTimeout(() => {
    if (request.complete) timer = setTimeout(end, countedMs.complete - countedMs.incomplete)
    else end()
  }, countedMs.incomplete)
  response.once('close', end)
}

/** Each bucket is full after a second without a request. */
const bucketsOf = (perSecond) => (perSecond === 0 ? { take: () => true } : createBuckets({ perSecond, burst: perSecond }))

function createRates({ tokenRate, networkRate }) {
  const tokens = bucketsOf(tokenRate)
  const networks = bucketsOf(networkRate)
  return ({ group, name, isLimited }) => (!isLimited || tokens.take(name)) && (isThisMachine(group) || networks.take(group))
}
