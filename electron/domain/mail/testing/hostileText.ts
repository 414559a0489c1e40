import fc from 'fast-check'
import { anyText } from '../../testing/anyText'

/** Pieces with which headers are injected, links are ended, text is turned round, and encoders are broken. */
const pieces = [
  '\r\n', '\n', '\r', '\n\n', '\u0085', '\u2028', '\u2029', '\0', '\t', '\v', '%0D%0A', '%0a', '%', '&bcc=x@y.example', '?attach=/etc/passwd', '&', '#', '?', '=', '+', ';', ',',
  'Bcc: x@y.example', '\r\nBcc: x@y.example\r\n', '=?UTF-8?B?', '?=', '=_draft_of_partner_desk', '--', '.', '\n.\n', 'From ', '<', '>', '"', "'", '`', '\\', '$&', '$1',
  '\u202E', '\u200F', 'שלום', 'مرحبا', '\u200D', '👩‍👩‍👧', '🇩🇪', '𝒞', '\uD83D', '\uDE00', '\uFFFE', '\uFEFF', 'e\u0301', 'ü', '日本語', ' ', '  ', 'a', 'word', 'https://example.com/'
]

export const hostileText = (maxLength = 40): fc.Arbitrary<string> =>
  fc.oneof(
    fc.array(fc.oneof(fc.constantFrom(...pieces), anyText(6)), { maxLength }).map((parts) => parts.join('')),
    anyText(200),
    fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 60 }).map((units) => String.fromCharCode(...units))
  )

export const hostileRecipients = (): fc.Arbitrary<string> =>
  fc.array(fc.oneof(fc.emailAddress(), hostileText(4), fc.emailAddress().map((address) => `Name <${address}>`)), { maxLength: 4 }).map((parts) => parts.join(', '))
