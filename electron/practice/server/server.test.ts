import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { practiceReadySchema } from '../../contract/practice'
import { desktopClientId } from '../identity/clients'
import { ArgumentError, readArguments } from './arguments'
import { FolderInUse, lockFolder } from './folderLock'
import { startServer } from './practiceServer'
import { startTestCloud } from './testCloud'
import type { TestCloud } from './testCloud'

const statusFor = (port: number, path: string, host: string): Promise<number> => new Promise((resolve, reject) => {
  const asked = request({ host: '127.0.0.1', port, path, headers: { host }, timeout: 5000 }, (answer) => {
    answer.resume()
    resolve(answer.statusCode ?? 0)
  })
  asked.on('error', reject).end()
})

describe('the server', () => {
  let cloud: TestCloud
  beforeAll(async () => {
    cloud = await startTestCloud({ control: true })
  })
  afterAll(() => cloud.end())

  const order = (body: unknown, path = '/_practice/faults'): Promise<Response> =>
    fetch(`${cloud.at.url}${path}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
  const ask = (path: string): Promise<Response> => fetch(`${cloud.at.url}${path}`, { signal: AbortSignal.timeout(5000) })

  it('tells where everything is, without passwords', async () => {
    const ready = practiceReadySchema.parse(await (await ask('/.well-known/practice-cloud')).json())
    expect(ready).toMatchObject({ url: cloud.at.url, clientId: desktopClientId, partnerTenantId: cloud.world.directory.partner.id })
    expect(ready.accounts.some((one) => one.password !== undefined)).toBe(false)
  })

  it('answers only to its two names, and keeps their paths apart', async () => {
    const { port } = cloud.at
    const { id } = cloud.tenant('contoso.com')
    expect(await statusFor(port, '/.well-known/practice-cloud', `evil.example:${port}`)).toBe(421)
    expect(await statusFor(port, '/.well-known/practice-cloud', 'localhost:1')).toBe(421)
    expect(await statusFor(port, `/${id}/v2.0/.well-known/openid-configuration`, `localhost:${port}`)).toBe(200)
    expect(await statusFor(port, `/${id}/v2.0/.well-known/openid-configuration`, `127.0.0.1:${port}`)).toBe(404)
    expect(await statusFor(port, `/portal/${id}/`, `localhost:${port}`)).toBe(400)
    expect(await statusFor(port, '/away', `localhost:${port}`)).toBe(200)
    expect(await statusFor(port, '/v1.0/organization', `localhost:${port}`)).toBe(401)
    expect(await statusFor(port, '/v1.0/organization', `127.0.0.1:${port}`)).toBe(401)
  })

  it('fails as ordered, as often as ordered', async () => {
    expect((await order({ match: '/v1.0', times: 2, fault: { status: 429, retryAfter: 7 } })).status).toBe(200)
    const first = await ask('/v1.0/organization')
    expect([first.status, first.headers.get('retry-after')]).toEqual([429, '7'])
    expect((await ask('/.well-known/practice-cloud')).status).toBe(200)
    expect((await ask('/v1.0/organization')).status).toBe(429)
    expect((await ask('/v1.0/organization')).status).toBe(401)
    await order({ match: '/v1.0', fault: { status: 503, retryAfter: 'Wed, 21 Oct 2026 07:28:00 GMT' } })
    expect((await ask('/v1.0/x')).headers.get('retry-after')).toBe('Wed, 21 Oct 2026 07:28:00 GMT')
  })

  it('hangs, resets, and loses answers', async () => {
    await order({ match: '/v1.0', fault: { hangMs: 300 } })
    const before = Date.now()
    expect((await ask('/v1.0/organization')).status).toBe(401)
    expect(Date.now() - before).toBeGreaterThanOrEqual(290)
    await order({ match: '/v1.0', fault: { reset: true } })
    await expect(ask('/v1.0/organization')).rejects.toThrow()
    await order({ match: '/portal/', fault: { drop: 'response' } })
    await expect(ask(`/portal/${cloud.tenant('contoso.com').id}/`)).rejects.toThrow()
    await order({ match: '/contoso.com/', fault: { drop: 'response' } })
    await expect(fetch(`${cloud.at.authority}/contoso.com/discovery/v2.0/keys`)).rejects.toThrow()
    await order({ match: '/v1', times: 50, fault: { status: 500 } })
    await fetch(`${cloud.at.url}/_practice/faults`, { method: 'DELETE' })
    expect((await ask('/v1.0/organization')).status).toBe(401)
  })

  it('moves the clock, and refuses orders that it cannot read or that come from a page', async () => {
    const moved = await order({ offsetMs: 86_400_000 }, '/_practice/clock')
    expect(moved.status).toBe(200)
    expect(cloud.world.now() - Date.now()).toBeGreaterThan(86_000_000)
    await order({ offsetMs: 0 }, '/_practice/clock')
    expect((await order({ offsetMs: 'soon' }, '/_practice/clock')).status).toBe(400)
    expect((await order({ match: 'v1', fault: {} })).status).toBe(400)
    expect((await fetch(`${cloud.at.url}/_practice/faults`, { method: 'DELETE', headers: { origin: 'https://evil.example' } })).status).toBe(403)
  })

  it('refuses a port that is taken', async () => {
    await expect(startServer({ world: cloud.world, port: cloud.at.port, control: false, log: () => {} })).rejects.toMatchObject({ code: 'EADDRINUSE' })
  })
})

describe('without the controls', () => {
  it('has neither faults nor clock nor away page', async () => {
    const cloud = await startTestCloud()
    const post = (path: string): Promise<number> => fetch(`${cloud.at.url}${path}`, { method: 'POST', body: '{}' }).then((answer) => answer.status)
    expect([await post('/_practice/faults'), await post('/_practice/clock')]).toEqual([404, 404])
    expect(await statusFor(cloud.at.port, '/away', `localhost:${cloud.at.port}`)).toBe(400)
    await cloud.end()
  })
})

describe('the arguments', () => {
  it('are read, and refused with the name of the wrong one', () => {
    expect(readArguments(['--port', '0', '--data', '/x', '--customers', '5', '--seed', 's', '--control'])).toEqual({ port: 0, dataDir: '/x', customers: 5, seed: 's', control: true })
    expect(readArguments([])).toEqual({ port: 0, control: false })
    expect(() => readArguments(['--customers', '100001'])).toThrow(ArgumentError)
    expect(() => readArguments(['--port', '70000'])).toThrow(/--port/)
    expect(() => readArguments(['--bogus'])).toThrow(/bogus/)
  })
})

describe('the lock of the folder', () => {
  it('makes folders within folders, and says at once when it cannot', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'practice-lock-'))
    const unlock = await lockFolder(join(folder, 'a', 'b'))
    expect(await readFile(join(folder, 'a', 'b', 'practice.lock'), 'utf8')).toBe(String(process.pid))
    await unlock()
    await writeFile(join(folder, 'file'), '')
    await expect(lockFolder(join(folder, 'file'))).rejects.toMatchObject({ code: 'EEXIST' })
    await expect(lockFolder(join(folder, 'file', 'below'))).rejects.toMatchObject({ code: 'ENOTDIR' })
    await rm(folder, { recursive: true })
  })

  it('keeps a second process out, and is taken over from a dead one', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'practice-lock-'))
    const file = join(folder, 'practice.lock')
    const other = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 20000)'])
    await writeFile(file, String(other.pid))
    await expect(lockFolder(folder)).rejects.toThrow(FolderInUse)
    const gone = new Promise((resolve) => other.once('exit', resolve))
    other.kill('SIGKILL')
    await gone
    const unlock = await lockFolder(folder)
    expect(await readFile(file, 'utf8')).toBe(String(process.pid))
    await unlock()
    await expect(readFile(file)).rejects.toThrow()
    await rm(folder, { recursive: true })
  })
})
