import { cpSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { CASE_FILE_VERSION, migrateHeader } from '../../../electron/store/migrations'
import { claim, filesOf, reopen, temporaryFolder, testWriter } from './folders'

const frozen = path.join(import.meta.dirname, '..', '..', 'fixtures', 'cases')
const current = readFileSync(path.join(frozen, `v${CASE_FILE_VERSION}.attest`, 'case.json'), 'utf8')

/** A copy of a frozen case. */
function thawed(version: number): string {
  const folder = path.join(temporaryFolder(), 'Old.attest')
  cpSync(path.join(frozen, `v${version}.attest`), folder, { recursive: true })
  return folder
}

for (let version = 1; version <= CASE_FILE_VERSION; version++) {
  describe(`a case of version ${version}, frozen when it was current`, () => {
    it('opens whole, with the state that it had then', async () => {
      const folder = thawed(version)
      const before = JSON.parse(readFileSync(path.join(folder, 'case.json'), 'utf8'))
      const store = await reopen(folder, testWriter('desk', 'ada', Date.UTC(2031, 5, 1)))
      expect([store.readOnly, store.notices]).toEqual([null, []])
      expect(store.state).toEqual(before.state)
      expect(store.state.claims[claim(1)]?.stage).toBe('final')
      expect(store.state.parked).toMatchObject([{ type: 'verdict.adjudicated', why: 'the claim is not in this case' }])
      expect((await store.verify()).faults).toEqual([])
    })

    it('is brought to the current version, and its case.json is built again byte for byte', async () => {
      const folder = thawed(version)
      const before = readFileSync(path.join(folder, 'case.json'), 'utf8')
      await (await reopen(folder, testWriter('desk', 'ada', Date.UTC(2031, 5, 1)))).close()
      expect(readFileSync(path.join(folder, 'case.json'), 'utf8')).toBe(current)
      // What it was before a migration is kept.
      const backups = [...filesOf(path.join(folder, 'backups')).values()].map((bytes) => bytes.toString('utf8'))
      expect(backups).toEqual([...new Set([before, current])])
      rmSync(path.join(folder, 'case.json'))
      rmSync(path.join(folder, 'backups'), { recursive: true })
      await (await reopen(folder, testWriter('desk', 'ada', Date.UTC(2031, 5, 2)))).close()
      expect(readFileSync(path.join(folder, 'case.json'), 'utf8')).toBe(current)
    })
  })
}

describe('migrations', () => {
  it('are pure, lead from each version to the current one, and leave a newer one and what is none alone', () => {
    for (let version = 1; version <= CASE_FILE_VERSION; version++) {
      const header = Object.freeze({ format: 'attest.case', version, case: 'a', sha256: 'b', heads: [] })
      expect(migrateHeader(header)).toMatchObject({ version: CASE_FILE_VERSION, case: 'a' })
    }
    const newer = { version: CASE_FILE_VERSION + 1 }
    expect([migrateHeader(newer), migrateHeader('text'), migrateHeader(null)]).toEqual([newer, 'text', null])
  })
})
