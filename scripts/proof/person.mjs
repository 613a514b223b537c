import { readFileSync } from 'node:fs'
import { inRoot } from '../root.mjs'

/** A person who uses the dashboard without a browser: calls its server actions over HTTP, with cookies. */
export async function signIn(origin, { email, password }) {
  const cookies = new Map()
  const request = async (path, { headers = {}, ...init } = {}) => {
    const cookie = [...cookies].map((pair) => pair.join('=')).join('; ')
    const sent = { Origin: origin, 'Sec-Fetch-Site': 'same-origin', ...(cookie && { Cookie: cookie }), ...headers }
    const response = await fetch(`${origin}${path}`, { redirect: 'manual', ...init, headers: sent })
    for (const each of response.headers.getSetCookie()) cookies.set(...pairOf(each))
    return response
  }
  const act = (name, path, args) => sendAction(request, name, path, args)
  const { value } = await act('signIn', '/sign-in', [email, password])
  const { csrfToken } = await (await request('/api/auth/csrf')).json()
  const form = new URLSearchParams({ ticket: value.ticket, csrfToken, callbackUrl: '/', json: 'true' })
  const exchanged = await request('/api/auth/callback/credentials', { method: 'POST', body: form })
  if (!exchanged.ok) throw new Error(`The sign-in failed: ${exchanged.status}`)
  return { act }
}

async function sendAction(request, name, path, args) {
  const headers = { 'Next-Action': actionId(name), Accept: 'text/x-component', 'Content-Type': 'text/plain;charset=UTF-8' }
  const response = await request(path, { method: 'POST', headers, body: JSON.stringify(args) })
  const returned = /^1:(?!E)(.*)$/m.exec(await response.text())?.[1]
  if (!response.ok || returned === undefined) throw new Error(`The action ${name} failed: ${response.status}`)
  return JSON.parse(returned)
}

const pairOf = (cookie) => {
  const [pair] = cookie.split(';', 1)
  return [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]
}

function actionId(name) {
  const { node } = JSON.parse(readFileSync(inRoot('.next/server/server-reference-manifest.json'), 'utf8'))
  const [id] = Object.entries(node).find(([, action]) => action.exportedName === name) ?? []
  if (id === undefined) throw new Error(`The build has no server action named ${name}.`)
  return id
}
