import { mkdtempSync, rmSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { analyzeFiles } from '../../../electron/engine/analyze-files'
import { fileReason } from '../../../electron/readers/file-reason'

describe('why a file could not be read', () => {
  const reasonOf = (file: string) => readFile(file).then(() => '', fileReason)

  it('is told without the system’s own words where there are better ones', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'attest-reason-'))
    expect(await reasonOf(path.join(folder, 'gone.txt'))).toBe('There is no such file.')
    expect(await reasonOf(folder)).toBe('This is a folder, not a file.')
    rmSync(folder, { recursive: true })
  })

  it('is a problem of that file alone when several are analysed', async () => {
    const { problems } = await analyzeFiles(['nothing/here.txt'])
    expect(problems).toEqual([{ path: 'nothing/here.txt', reason: 'There is no such file.' }])
  })
})
