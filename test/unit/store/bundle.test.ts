import { createHash } from 'node:crypto'
import { readdirSync } from 'node:fs'
import path from 'node:path'
import JSZip from 'jszip'
import { describe, expect, it } from 'vitest'
import { openBundle } from '../../../electron/store/bundle'
import { isLocked, lock, unlock } from '../../../electron/store/bundle-lock'
import { usualLimits } from '../../../electron/store/bundle-zip'
import { lineOf, sealEvent } from '../../../electron/store/chain'
import { createFromCopy } from '../../../electron/store/copies'
import { filesOf, newCase, note, openWhole, quiet, reopen, temporaryFolder, testWriter, touch, track } from './folders'

const later = (writer = 'desk', reviewer = 'ada') => testWriter(writer, reviewer, Date.UTC(2031, 5, 1))
const whole = { claims: null, notes: true }

/** A case and the files of a bundle of it, to be spoilt. */
async function bundled() {
  const store = await newCase()
  await store.record(touch(1))
  await store.record(note('kept'))
  const { bytes } = await store.bundle(whole, null)
  const zip = await JSZip.loadAsync(bytes)
  const pack = (compression: 'DEFLATE' | 'STORE' = 'DEFLATE') =>
    zip.generateAsync({ type: 'nodebuffer', compression, platform: 'UNIX' })
  return { store, bytes, zip, pack }
}

/** What the case says to a bundle that it is to take; whatever that is, nothing may change. */
async function answerTo(store: Awaited<ReturnType<typeof bundled>>['store'], bytes: Uint8Array, limits = usualLimits) {
  const outside = path.dirname(store.folder)
  const [before, beside] = [filesOf(store.folder), readdirSync(outside)]
  const answer = await openBundle(bytes, 'sent.attest.zip', null, limits)
    .then((source) => store.merge(source))
    .then(() => 'taken')
    .catch((error: unknown) => error)
  const after = filesOf(store.folder)
  expect(readdirSync(outside)).toEqual(beside)
  expect([...after.keys()]).toEqual([...before.keys()])
  for (const [name, content] of before) expect(after.get(name)?.equals(content)).toBe(true)
  if (!(answer instanceof Error)) throw new Error('the bundle was taken')
  expect(answer.name).toBe('StoreRefused')
  return answer.message
}

describe('a bundle', () => {
  it('is the same bytes for the same case, and makes the same case elsewhere', async () => {
    const { store, bytes } = await bundled()
    expect(Buffer.from((await store.bundle(whole, null)).bytes).equals(Buffer.from(bytes))).toBe(true)
    const folder = path.join(temporaryFolder(), 'Sent.attest')
    const made = await createFromCopy(folder, await openBundle(bytes, 'b', null), later('laptop', 'ben'))
    track(made.store)
    expect([made.notices, made.store.state]).toEqual([[], store.state])
    await expect(createFromCopy(folder, await openBundle(bytes, 'b', null), later())).rejects.toThrow('already')
  })

  it('is locked so that no other passphrase and no changed byte opens it', async () => {
    const locked = await lock(Buffer.from('the zip'), 'Ångström quay', 14)
    expect([isLocked(locked), isLocked(Buffer.from('PK')), locked.includes('the zip')]).toEqual([true, false, false])
    expect((await unlock(locked, 'A\u030angstro\u0308m quay')).toString()).toBe('the zip')
    await expect(unlock(locked, 'angstrom quay')).rejects.toMatchObject({ code: 'locked' })
    await expect(unlock(locked, null)).rejects.toMatchObject({ code: 'locked' })
    for (const place of [20, locked.length - 1]) {
      const changed = Buffer.from(locked)
      changed[place] = (changed[place] ?? 0) ^ 1
      await expect(unlock(changed, 'Ångström quay')).rejects.toMatchObject({ code: 'locked' })
    }
    const costly = Buffer.from(locked)
    costly[12] = 30
    await expect(unlock(costly, 'Ångström quay')).rejects.toThrow('does not know')
    await expect(unlock(locked.subarray(0, 50), 'x')).rejects.toThrow('does not know')
  })
})

describe('a hostile bundle is refused, and nothing is written in the case or outside it', () => {
  for (const name of [
    '../evil.txt',
    'log/../../evil.jsonl',
    '/tmp/evil.txt',
    'C:\\evil.txt',
    'log/a/b.jsonl',
    'x.sh',
  ]) {
    it(`with a file named ${name}`, async () => {
      const { store, zip, pack } = await bundled()
      zip.file(name, 'evil', { createFolders: false })
      expect(await answerTo(store, await pack())).toContain('which no bundle does')
    })
  }

  it('with a link', async () => {
    const { store, zip, pack } = await bundled()
    zip.file(`originals/${'a'.repeat(64)}.txt`, '/etc/passwd', { unixPermissions: 0o120777 })
    expect(await answerTo(store, await pack())).toContain('is a link')
  })

  it('that is a bomb: by its ratio, its size, its sum, its number of files, and by lying about them', async () => {
    const { store, zip, pack } = await bundled()
    const name = `originals/${'a'.repeat(64)}.txt`
    zip.file(name, Buffer.alloc(4 * 1024 * 1024))
    const bomb = await pack()
    expect(bomb.length).toBeLessThan(20_000)
    expect(await answerTo(store, bomb)).toContain('inflates to more than any real file')
    const roomy = { ...usualLimits, ratio: 1e6 }
    expect(await answerTo(store, bomb, { ...roomy, fileBytes: 1_000_000 })).toContain('too large')
    expect(await answerTo(store, bomb, { ...roomy, totalBytes: 4_000_000 })).toContain('more than any case')
    expect(await answerTo(store, bomb, { ...roomy, entries: 2 })).toContain('more than any case')
    expect(await answerTo(store, bomb, { ...roomy, zipBytes: 1000 })).toContain('larger than any case')
    const lying = Buffer.from(bomb)
    const size = Buffer.alloc(4)
    size.writeUInt32LE(4 * 1024 * 1024)
    for (let at = lying.indexOf(size); at >= 0; at = lying.indexOf(size, at + 1)) lying.writeUInt32LE(1000, at)
    expect(await answerTo(store, lying)).toContain('longer than the zip says')
  })

  it('that is none, cut short, of another case, or newer', async () => {
    const { store, bytes, zip, pack } = await bundled()
    expect(await answerTo(store, Buffer.from('no zip at all'))).toContain("can't be read as a zip")
    expect(await answerTo(store, Buffer.from(bytes).subarray(0, bytes.length - 60))).toContain("can't be read as a zip")
    const stranger = await newCase(testWriter('x', 'eve'))
    expect(await answerTo(store, (await stranger.bundle(whole, null)).bytes)).toContain('another case')
    const manifest = (await zip.file('bundle.json')?.async('string')) ?? ''
    zip.file('bundle.json', manifest.replace('"version": 1', '"version": 2'))
    expect(await answerTo(store, await pack())).toContain('newer version')
    zip.remove('bundle.json')
    expect(await answerTo(store, await pack())).toContain('no bundle of Attest')
  })

  it('with a million acts of one writer', { timeout: 60_000 }, async () => {
    const { store, zip } = await bundled()
    // Seven hexadecimal digits a line, so that not its ratio gives it away.
    const lines = Buffer.alloc(32 * 1_000_000)
    const random = createHash('sha256')
    for (let line = 0; line < 1_000_000; line++) {
      lines.write(
        line % 97 === 0 ? random.copy().update(String(line)).digest('hex').slice(0, 31) : '{}'.padEnd(31),
        line * 32,
      )
      lines[line * 32 + 31] = 0x0a
    }
    zip.file('log/laptop.jsonl', lines)
    const bytes = await zip.generateAsync({ type: 'nodebuffer', compression: 'STORE' })
    expect(await answerTo(store, bytes)).toContain('more acts than people can have made')
  })

  it('with acts from the year 3000', async () => {
    const { store, bytes, zip, pack } = await bundled()
    const folder = path.join(temporaryFolder(), 'Far.attest')
    await (await createFromCopy(folder, await openBundle(bytes, 'b', null), later())).store.close()
    const far = track(await openWhole(folder, testWriter('laptop', 'ben', Date.UTC(2286, 0, 1)), quiet))
    await far.record(note('from far away'))
    expect(await answerTo(store, (await far.bundle(whole, null)).bytes)).toContain('dated in the future')
    const [first] = store.events
    if (!first) throw new Error('the case is empty')
    const { dataHash: _, hash: __, ...open } = first
    const line = lineOf(sealEvent({ ...open, writer: 'laptop', at: `${Date.UTC(3000, 0, 1)}-000000` }))
    zip.file('log/laptop.jsonl', line)
    const report = await store.merge(await openBundle(await pack(), 'b', null))
    expect([report.acts, report.notices.join()]).toEqual([[], expect.stringContaining('dated after the year 2286')])
    expect([...filesOf(store.folder).keys()]).not.toContain('log/laptop.jsonl')
  })

  it('whose files are not what their names say: those are left, the rest is taken, and it says so', async () => {
    const { store, zip, pack } = await bundled()
    zip.file(`texts/${'b'.repeat(64)}.txt`, 'not these bytes')
    await store.close()
    const again = await reopen(store.folder, later())
    const report = await again.merge(await openBundle(await pack(), 'b', null))
    expect(report.notices.join()).toContain('damaged and was not taken')
    expect([...filesOf(store.folder).keys()].some((name) => name.includes('b'.repeat(64)))).toBe(false)
  })
})
