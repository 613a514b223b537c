import { expect, it } from 'vitest'
import { layoutEmail } from './layout'

const paragraphs = [{ text: 'Zapier sync expires tomorrow.', html: '<strong>Zapier sync</strong> expires tomorrow.' }]
const reason = 'You received this because of your role in R&D.'

it('text and HTML carry the same message, button, reason and link to the preferences', () => {
  const button = { label: 'Open the token', url: 'https://keys.example.com/t?a=1&b=2' }
  const { text, html } = layoutEmail({ paragraphs, button, reason, preferencesUrl: 'https://keys.example.com/settings' })
  expect(text).toBe(
    'Zapier sync expires tomorrow.\n\nOpen the token: https://keys.example.com/t?a=1&b=2\n\n' +
      'You received this because of your role in R&D.\nChange your preferences: https://keys.example.com/settings',
  )
  expect(html).toContain('<p style="margin:0 0 16px"><strong>Zapier sync</strong> expires tomorrow.</p>')
  expect(html).toContain('href="https://keys.example.com/t?a=1&amp;b=2"')
  expect(html).toContain('role in R&amp;D. <a href="https://keys.example.com/settings"')
})

it('an email without a button or preferences has no link', () => {
  const { text, html } = layoutEmail({ paragraphs, reason })
  expect(text).toBe(`Zapier sync expires tomorrow.\n\n${reason}`)
  expect(html).not.toContain('<a ')
})
