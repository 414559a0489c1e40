import { EventEmitter } from 'node:events'
import { expect, test, vi } from 'vitest'
import { refuseTrust } from './visitTrust'

function atWork() {
  const contents = new EventEmitter()
  const refused = vi.fn()
  refuseTrust(contents as never, refused)
  return { contents, refused }
}

test('a page that wants a password gets none, and the frame says who asked', () => {
  const { contents, refused } = atWork()
  contents.emit('login', { preventDefault: vi.fn() }, { url: 'https://files.example/x' }, { host: 'files.example', isProxy: false })
  expect(refused).toHaveBeenCalledExactlyOnceWith('password', 'files.example')
})

test('no client certificate is sent, not even the only one', () => {
  const { contents, refused } = atWork()
  const [event, choose] = [{ preventDefault: vi.fn() }, vi.fn()]
  contents.emit('select-client-certificate', event, 'https://portal.example:443/', [{ subjectName: 'somebody' }], choose)
  expect(event.preventDefault).toHaveBeenCalledOnce()
  expect(choose).toHaveBeenCalledExactlyOnceWith()
  expect(refused).toHaveBeenCalledExactlyOnceWith('certificate', 'portal.example')
})

test('a certificate that cannot be proved stays refused', () => {
  const { contents, refused } = atWork()
  const event = { preventDefault: vi.fn() }
  contents.emit('certificate-error', event, 'https://portal.example/', 'net::ERR_CERT_DATE_INVALID', {}, vi.fn())
  expect(event.preventDefault).not.toHaveBeenCalled()
  expect(refused).toHaveBeenCalledExactlyOnceWith('untrusted', 'portal.example')
})
