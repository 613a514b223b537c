/** Sends an API request with a token, for example `GET /api/v1/contacts`. */
export async function callAs<Body = Record<string, unknown>>(
  origin: string,
  token: string,
  call: string,
  body?: object,
): Promise<{ status: number; body: Body }> {
  const [method = 'GET', path = ''] = call.split(' ')
  const headers = { Authorization: `Bearer ${token}`, ...(body ? { 'Content-Type': 'application/json' } : {}) }
  const response = await fetch(`${origin}${path}`, { method, headers, body: body ? JSON.stringify(body) : null })
  const text = await response.text()
  return { status: response.status, body: (text === '' ? null : JSON.parse(text)) as Body }
}
