import { spawn } from 'node:child_process'
import path from 'node:path'
import { build } from 'esbuild'
import { describe, expect, it } from 'vitest'
import { isLong, newCase, reopen, temporaryFolder, testWriter } from './folders'

const kills = isLong ? 200 : 4

/** Runs the recording process on the case and kills it so many milliseconds after its first act; answers what it was told. */
async function recordAndKill(program: string, folder: string, after: number): Promise<string[]> {
  const child = spawn(process.execPath, [program, folder], { stdio: ['ignore', 'pipe', 'pipe'] })
  let [told, errors] = ['', '']
  const ended = new Promise<void>((resolve) => child.on('close', () => resolve()))
  child.stderr.on('data', (bytes: Buffer) => {
    errors += bytes.toString()
  })
  await new Promise<void>((resolve) => {
    child.stdout.on('data', (bytes: Buffer) => {
      told += bytes.toString()
      resolve()
    })
    child.on('close', () => resolve())
  })
  setTimeout(() => child.kill('SIGKILL'), after)
  await ended
  expect(errors).toBe('')
  // The last line may have been cut off by the kill.
  return told.split('\n').slice(0, -1)
}

describe('a process killed while it records', () => {
  it(`${kills} times: every act that was acknowledged is there, whole`, {
    timeout: 30_000 + kills * 10_000,
  }, async () => {
    const program = path.join(temporaryFolder(), 'record.cjs')
    const entry = path.join(import.meta.dirname, 'recording-process.ts')
    await build({
      entryPoints: [entry],
      outfile: program,
      bundle: true,
      platform: 'node',
      format: 'cjs',
      target: 'node20',
    })
    const created = await newCase(testWriter('desk', 'ada', Date.now() - 60_000))
    await created.close()
    const acknowledged: string[] = []
    for (let kill = 0; kill < kills; kill++) {
      acknowledged.push(...(await recordAndKill(program, created.folder, Math.floor(Math.random() * 120))))
      const store = await reopen(created.folder, testWriter('desk', 'ada', Date.now() + 1000))
      expect(store.readOnly).toBeNull()
      const there = new Set(Object.keys(store.state.notes))
      expect(acknowledged.filter((id) => !there.has(id))).toEqual([])
      expect(store.state.parked).toEqual([])
      expect((await store.verify()).faults).toEqual([])
      await store.close()
    }
    expect(acknowledged.length).toBeGreaterThan(kills)
  })
})
