import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { allPermissions, redirectUri, serviceAppIds } from '../electron/domain/registration/permissions'

const script = readFileSync(join(import.meta.dirname, 'register-app.ps1'), 'utf8')
const all = (pattern: RegExp): readonly RegExpMatchArray[] => [...script.matchAll(pattern)]

/** What it uses of the three modules of Microsoft Graph PowerShell that its help names. */
const theirs = [
  'Connect-MgGraph', 'Disconnect-MgGraph', 'Get-MgContext',
  'Get-MgApplication', 'New-MgApplication', 'Update-MgApplication', 'Get-MgServicePrincipal', 'New-MgServicePrincipal',
  'Get-MgOauth2PermissionGrant', 'New-MgOauth2PermissionGrant', 'Update-MgOauth2PermissionGrant'
] as const

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
      expect(before.slice(before.lastIndexOf('ShouldProcess(')).length, before.slice(-60)).toBeLessThan(480)
    }
  })

  it('answers with one object: what a change says besides goes nowhere', () => {
    for (const [line] of all(/^.*\bUpdate-Mg\w+ .*$/gmu)) expect(line).toContain('| Out-Null')
    for (const [line] of all(/^.*\bNew-MgOauth2PermissionGrant .*$/gmu)) expect(line).toContain('| Out-Null')
  })

  it('reads no variable that nothing sets, which strict mode would refuse, and calls nothing that is neither its own nor named here', () => {
    const code = script.replaceAll(/<#[\s\S]*?#>/gu, '').replaceAll(/(^|\s)#.*$/gmu, '$1').replaceAll(/'(?:[^'\n]|'')*'/gu, "''")
    const lower = (found: Iterable<RegExpMatchArray>): readonly string[] => [...found].map(([, name = '']) => name.toLowerCase())
    const set = new Set([
      '_', 'true', 'false', 'null', 'psitem', 'pscmdlet', 'whatifpreference',
      ...lower(code.matchAll(/\$(\w+)\s*\+?=(?!=)/gu)),
      ...lower(code.matchAll(/\bforeach \(\$(\w+) in /gu)),
      ...lower(code.matchAll(/^function [\w-]+\((.*)\) \{$/gmu)).flatMap((list) => lower(list.matchAll(/\$(\w+)/gu))),
      ...lower((/^param\(([\s\S]*?)^\)/mu.exec(code)?.[1] ?? '').matchAll(/\$(\w+)/gu))
    ])
    expect(lower(code.matchAll(/[$@](\w+)/gu)).filter((name) => !set.has(name))).toEqual([])
    const own = lower(code.matchAll(/^function ([\w-]+)/gmu))
    const known = new Set(['ForEach-Object', 'Where-Object', 'Select-Object', 'Sort-Object', 'Out-Null', 'Write-Warning', 'Write-Verbose', 'Set-StrictMode', ...theirs].map((name) => name.toLowerCase()))
    const called = new Set(lower(code.replaceAll(/"(?:[^"`\n]|`.)*"/gu, '""').matchAll(/(?<![\w$.:-])([A-Z][a-z]+-[A-Za-z]\w+)/gu)))
    expect([...called].filter((name) => !own.includes(name) && !known.has(name))).toEqual([])
    expect([...own, ...theirs.map((name) => name.toLowerCase())].filter((name) => !called.has(name))).toEqual([])
  })

  it('balances its brackets outside of strings and comments', () => {
    const code = script.replaceAll(/<#[\s\S]*?#>/gu, '').replaceAll(/(^|\s)#.*$/gmu, '$1').replaceAll(/'(?:[^'\n]|'')*'/gu, "''")
    for (const [open, close] of [['{', '}'], ['(', ')'], ['[', ']']] as const) expect(code.split(open).length, open).toBe(code.split(close).length)
  })
})
