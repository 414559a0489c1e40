import { describe, expect, it } from 'vitest'
import { concealingFormats } from './concealedClipboard'

describe('the marks of a secret on the clipboard', () => {
  it('say no to history and cloud in Windows’ own numbers', async () => {
    const formats = concealingFormats('win32')
    for (const name of ['CanIncludeInClipboardHistory', 'CanUploadToCloudClipboard', 'ExcludeClipboardContentFromMonitorProcessing']) {
      const content = formats[`electron application/osclipboard;format="${name}"`]
      expect(content).toBeInstanceOf(Blob)
      expect([...new Uint8Array(await (content as Blob).arrayBuffer())]).toEqual([0, 0, 0, 0])
    }
  })

  it.each([['darwin', 'org.nspasteboard.ConcealedType'], ['linux', 'x-kde-passwordManagerHint']] as const)('are those that managers look for on %s', (platform, name) => {
    expect(Object.keys(concealingFormats(platform))).toEqual([`electron application/osclipboard;format="${name}"`])
  })
})
