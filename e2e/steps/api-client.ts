/** What software that holds a token does: one call, `GET /api/v1/contacts`, and its answer. */
export async function callAs<Body = Record<string, unknown>>(
  origin: string,
  token: string,
  call: string,
  body?: object,
): Promise<{ status: number; body: Body }> {
  const [method = 'GET', path = ''] = call.split(' ')
  const headers = { Authorization: `Bearer ${token}`, ...(body ? { 'Content-Type': 'application/json' } : {}) }
  const answer = await fetch(`${origin}${path}`, { method, headers, body: body ? JSON.stringify(body) : null })
  const text = await answer.text()
  return { status: answer.status, body: (text === '' ? null : JSON.parse(text)) as Body }
}
