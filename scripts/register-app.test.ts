import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { allPermissions, redirectUri, serviceAppIds } from '../electron/domain/registration/permissions'

const script = readFileSync(join(import.meta.dirname, 'register-app.ps1'), 'utf8')
const all = (pattern: RegExp): readonly RegExpMatchArray[] => [...script.matchAll(pattern)]

describe('register-app.ps1', () => {
  it('registers exactly the permissions that the application asks for', () => {
    const listed = all(/@\{ Service = '(\w+)'; Name = '([\w.-]+)'; Id = '([\da-f-]+)' \}/gu).map(([, service, name, id]) => ({ service, name, id }))
    expect(listed).toEqual(allPermissions.map(({ service, name, id }) => ({ service, name, id })))
    // No entry in another form that the line above would overlook.
    expect(all(/@\{ Service =/gu)).toHaveLength(listed.length)
  })

  it('knows the services and the redirect address by the same ids', () => {
    for (const [name, id] of Object.entries(serviceAppIds)) expect(script).toMatch(new RegExp(String.raw`${name}\s+= '${id}'`, 'u'))
    expect(script).toContain(`$RedirectUri = '${redirectUri}'`)
  })

  it('knows every cloud in which the application can be registered', () => {
    for (const cloud of ['global', 'usgov', 'china']) expect(script).toMatch(new RegExp(String.raw`\b${cloud} = '`, 'u'))
  })

  it('writes nothing without asking ShouldProcess, so that -WhatIf changes nothing', () => {
    expect(script).toContain('SupportsShouldProcess = $true')
    for (const { index } of all(/(?:New|Update|Remove|Set)-Mg\w+/gu)) {
      const before = script.slice(0, index)
      expect(before.slice(before.lastIndexOf('ShouldProcess(')).length, before.slice(-60)).toBeLessThan(420)
    }
  })

  it('answers with one object: what a change says besides goes nowhere', () => {
    for (const [line] of all(/^.*\bUpdate-Mg\w+ .*$/gmu)) expect(line).toContain('| Out-Null')
    for (const [line] of all(/^.*\bNew-MgOauth2PermissionGrant .*$/gmu)) expect(line).toContain('| Out-Null')
  })

  it('balances its brackets outside of strings and comments', () => {
    const code = script.replaceAll(/<#[\s\S]*?#>/gu, '').replaceAll(/(^|\s)#.*$/gmu, '$1').replaceAll(/'(?:[^'\n]|'')*'/gu, "''")
    for (const [open, close] of [['{', '}'], ['(', ')'], ['[', ']']] as const) expect(code.split(open).length, open).toBe(code.split(close).length)
  })
})
