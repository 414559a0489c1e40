import { describe, expect, it } from 'vitest'
import { ownConsoleAt, type OwnConsole } from './ownConsole'

const customer = 'aaaaaaaa-0000-4000-8000-000000000001'
const partner = 'bbbbbbbb-0000-4000-8000-000000000002'
const portal = 'http://127.0.0.1:4100/portal'
const consoles: readonly OwnConsole[] = [
  { id: 'companyPortal', url: `${portal}/${partner}` },
  { id: 'adminConsole', url: `${portal}/${partner}/users` },
  { id: 'adminConsole', url: 'https://intune.example/' }
]
const at = (url: string) => ownConsoleAt(url, consoles, [customer, 'contoso.com'])?.id

describe('ownConsoleAt', () => {
  it('finds the console that fits best', () => {
    expect(at(`${portal}/${partner}/`)).toBe('companyPortal')
    expect(at(`${portal}/${partner}/domains?x=1#y`)).toBe('companyPortal')
    expect(at(`${portal}/${partner}/users`)).toBe('adminConsole')
    expect(at(`${portal}/${partner}/users/4`)).toBe('adminConsole')
    expect(at('https://intune.example/anything')).toBe('adminConsole')
  })

  it.each([
    ['another origin', `http://localhost:4100/portal/${partner}/`],
    ['a name that only begins the same', `${portal}/${partner}-evil/`],
    ['another tenant', `${portal}/${customer}/`],
    ['the customer’s tenant in the query', `https://intune.example/?tenant=${customer.toUpperCase()}`],
    ['the customer’s domain in the query', 'https://intune.example/?delegatedOrg=Contoso.com'],
    ['a way out by dots', `${portal}/${partner}/../${customer}/`],
    ['credentials', 'https://user:secret@intune.example/'],
    ['another scheme', 'intune.example'],
    ['a host that only begins the same', 'https://intune.example.evil.example/']
  ])('%s is none', (_name, url) => expect(at(url)).toBeUndefined())
})
