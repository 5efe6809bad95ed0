import { cpSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { claim, reopen, temporaryFolder, testWriter } from './folders'

const frozen = path.join(import.meta.dirname, '..', '..', 'fixtures', 'cases')

describe('a case of version 1, frozen when it was current', () => {
  it('opens whole, and its case.json is built again byte for byte', async () => {
    const folder = path.join(temporaryFolder(), 'v1.attest')
    cpSync(path.join(frozen, 'v1.attest'), folder, { recursive: true })
    const before = readFileSync(path.join(folder, 'case.json'), 'utf8')
    const store = await reopen(folder, testWriter('desk', 'ada', Date.UTC(2031, 5, 1)))
    expect([store.readOnly, store.notices]).toEqual([null, []])
    expect(store.state).toEqual(JSON.parse(before).state)
    expect(store.state.claims[claim(1)]?.stage).toBe('final')
    expect(store.state.parked).toMatchObject([{ type: 'verdict.adjudicated', why: 'the claim is not in this case' }])
    expect((await store.verify()).faults).toEqual([])
    await store.close()
    rmSync(path.join(folder, 'case.json'))
    rmSync(path.join(folder, 'backups'), { recursive: true })
    await (await reopen(folder, testWriter('desk', 'ada', Date.UTC(2031, 5, 2)))).close()
    expect(readFileSync(path.join(folder, 'case.json'), 'utf8')).toBe(before)
  })
})
