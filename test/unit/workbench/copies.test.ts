import { readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import type { MethodResult } from '../../../electron/contract'
import { startCase, startWorkbench, type TestWorkbench } from './start'

const open: TestWorkbench[] = []
afterEach(async () => {
  for (const each of open.splice(0)) await each.end()
})
const tracked = <T extends TestWorkbench>(started: T): T => {
  open.push(started)
  return started
}
const said = (judgement: 'as quoted' | 'altered') => ({ judgement, reasons: 'read it', evidence: [] })
const SECRET = 'Odile Marchetti told me so'

/** Ada's case with a claim that she judged, a note on it, and another claim that she keeps to herself. */
async function adasCase() {
  const ada = tracked(await startCase())
  const { statements } = await ada.call('article.get', { id: ada.articles[0] })
  const [first, second] = statements.filter(({ type }) => type !== 'narrated')
  const other = await ada.call('claim.touch', { statement: second?.id ?? '' })
  const { claim } = await ada.call('claim.touch', { statement: first?.id ?? '' })
  await ada.call('verdict.record', { claim, said: said('as quoted'), truth: null, stage: 'draft' })
  await ada.call('verdict.record', { claim: other.claim, said: said('altered'), truth: null, stage: 'draft' })
  const note = await ada.call('note.add', { target: { kind: 'claim', claim }, text: SECRET })
  return { ada, claim, other: other.claim, note: note.event }
}

async function person(name: string): Promise<TestWorkbench> {
  const started = tracked(await startWorkbench())
  await started.call('app.setReviewer', { name })
  return started
}

const copyOf = (bundle: MethodResult<'case.exportBundle'>) =>
  ({ kind: 'bytes', name: bundle.name, base64: bundle.base64 ?? '' }) as const

describe('a second opinion', () => {
  it('is asked for with the claim alone, given unseen, brought in, and settled', async () => {
    const { ada, claim, other } = await adasCase()
    const bundle = await ada.call('case.exportBundle', { claims: [claim] })
    expect(bundle).toMatchObject({ name: 'Bridge second opinion.attest.zip', claims: 1, articles: 1, locked: false })

    const ben = await person('Ben Sarr')
    const from = copyOf(bundle)
    expect(await ben.call('case.inspectCopy', { from })).toMatchObject({
      ...{ kind: 'bundle', name: 'Bridge', scope: 'claims', isOpenCase: false, articles: 1 },
      claims: [{ id: claim }],
      acts: [{ name: 'Ada Quill' }],
    })
    const summary = await ben.call('case.openBundle', { from })
    expect(summary.readOnly).toBeNull()
    expect(summary.notices.join()).toContain('left out of the bundle')
    const asked = await ben.call('claim.get', { id: claim })
    expect(asked.verdicts).toEqual([])
    expect(asked.noteView).toEqual([])
    expect(asked.places[0]?.resolution.state).toBe('exact')
    expect((await ben.refused('claim.get', { id: other })).code).toBe('not found')
    const bytes = await Promise.all(
      (await readdir(summary.folder, { recursive: true, withFileTypes: true }))
        .filter((entry) => entry.isFile())
        .map((entry) => readFile(path.join(entry.parentPath, entry.name), 'utf8')),
    )
    expect(bytes.join()).not.toContain('Marchetti')
    await ben.call('verdict.record', { claim, said: said('altered'), truth: null, stage: 'draft' })

    const answer = copyOf(await ben.call('case.exportBundle', { notes: true }))
    const preview = await ada.call('case.previewMerge', { from: answer })
    expect(preview).toMatchObject({ acts: [{ name: 'Ben Sarr', count: 2 }], claims: [{ id: claim, isNew: false }] })
    expect(preview.acts[0]?.labels[0]).toContain('as altered')
    expect((await ada.call('claim.get', { id: claim })).verdicts).toHaveLength(1)
    await ada.call('case.merge', { from: answer })
    const both = await ada.call('claim.get', { id: claim })
    expect([both.stage, both.verdicts.map(({ blind }) => blind)]).toEqual(['disputed', [true, true]])
    expect(both.noteView).toHaveLength(1)
    expect((await ada.call('case.merge', { from: answer })).acts).toEqual([])
    expect(await ada.call('case.agreement', {})).toMatchObject({
      said: { claims: 1, reviewers: ['Ada Quill', 'Ben Sarr'].sort(), percent: 0 },
      ...{ blind: 3, notBlind: 0 },
    })

    await ada.call('app.setReviewer', { name: 'Cleo Anders' })
    await ada.call('verdict.adjudicate', { claim, verdict: both.verdicts[1]?.id ?? '', reasons: 'heard the tape' })
    const settled = await ada.call('claim.get', { id: claim })
    expect(settled.stage).not.toBe('disputed')
    expect(Object.values(settled.names).sort()).toEqual(['Ada Quill', 'Ben Sarr', 'Cleo Anders'])

    expect(settled.keptBack).toEqual([])
    const dora = await person('Dora Pell')
    const sent = copyOf(await ada.call('case.exportBundle', {}))
    const seen = (await dora.call('case.inspectCopy', { from: sent })).acts.flatMap(({ labels }) => labels)
    expect(seen.filter((label) => label.startsWith('gave a verdict on'))).toHaveLength(1)

    // Ben had a copy with acts left out; Ada's whole one fills them in.
    const whole = copyOf(await ada.call('case.exportBundle', { notes: true }))
    await ben.call('case.merge', { from: whole })
    expect(await ben.call('claim.get', { id: other })).toMatchObject({ id: other })
    const [left, right] = [await ada.call('case.verify', {}), await ben.call('case.verify', {})]
    expect([left.faults, right.faults, right.events]).toEqual([[], [], left.events])
  })

  it('is kept from who has not judged yet, and no longer blind once they looked', async () => {
    const { ada, claim } = await adasCase()
    await ada.call('app.setReviewer', { name: 'Ben Sarr' })
    const unseen = await ada.call('claim.get', { id: claim })
    expect(unseen.keptBack).toEqual(unseen.current)
    const told = async () => ({
      labels: (await ada.call('case.history', { target: { kind: 'claim', claim } })).items.map(({ label }) => label),
      found: (await ada.call('search.find', { query: 'read it', kinds: ['claim'] })).items.map(({ id }) => id),
    })
    const before = await told()
    expect(before.labels[1]).toMatch(/^gave a verdict on/)
    expect([before.labels.join().includes('as quoted'), before.found]).toEqual([false, []])
    const event = unseen.current[0] ?? ''
    const erasing = async () => (await ada.call('case.previewErasure', { target: { kind: 'act', event } })).acts
    expect((await erasing())[0]?.label).toMatch(/^gave a verdict on/)
    await ada.call('claim.look', { claim })
    const after = await told()
    expect([after.labels.join().includes('as quoted'), after.found]).toEqual([true, [claim]])
    expect((await erasing())[0]?.label).toContain('as quoted')
    expect((await ada.call('claim.get', { id: claim })).keptBack).toEqual([])
    await ada.call('verdict.record', { claim, said: said('altered'), truth: null, stage: 'draft' })
    expect((await ada.call('claim.get', { id: claim })).verdicts.map(({ blind }) => blind)).toEqual([true, false])
    expect(await ada.call('case.agreement', {})).toMatchObject({ said: { claims: 0, percent: null }, notBlind: 1 })
  })

  it('counts the first verdict, not one that was taken back and given again after seeing the other', async () => {
    const { ada, claim } = await adasCase()
    await ada.call('app.setReviewer', { name: 'Ben Sarr' })
    await ada.call('verdict.record', { claim, said: said('altered'), truth: null, stage: 'draft' })
    await ada.call('case.undo', {})
    await ada.call('verdict.record', { claim, said: said('as quoted'), truth: null, stage: 'draft' })
    expect((await ada.call('claim.get', { id: claim })).verdicts.map(({ blind }) => blind)).toEqual([true, false])
  })

  it('can be locked: it opens with its passphrase alone', async () => {
    const { ada, claim } = await adasCase()
    const passphrase = 'nine quiet herons'
    const bundle = await ada.call('case.exportBundle', { claims: [claim], passphrase })
    expect(bundle).toMatchObject({ locked: true, name: 'Bridge second opinion.attest.locked' })
    expect(Buffer.from(bundle.base64 ?? '', 'base64').includes('case.created')).toBe(false)
    const ben = await person('Ben Sarr')
    const from = copyOf(bundle)
    expect((await ben.refused('case.openBundle', { from })).code).toBe('locked')
    expect((await ben.refused('case.openBundle', { from, passphrase: 'nine loud herons' })).code).toBe('locked')
    expect((await ben.call('case.openBundle', { from, passphrase })).name).toBe('Bridge')
  })

  it('holds nothing that is withheld', async () => {
    const { ada, claim } = await adasCase()
    await ada.call('item.withhold', {
      target: { kind: 'article', article: ada.articles[1] },
      withheld: true,
      reason: 'a source',
    })
    const bundle = await ada.call('case.exportBundle', { path: path.join(ada.folder, 'whole.attest.zip') })
    expect(bundle.notices.join()).toContain('withheld is not in it')
    const ben = await person('Ben Sarr')
    await ben.call('case.openBundle', { from: { kind: 'path', path: bundle.path ?? '' } })
    expect((await ben.call('article.list', {})).items.map(({ id }) => id)).toEqual([ada.articles[0]])
    expect((await ben.call('claim.get', { id: claim })).verdicts).toHaveLength(1)
  })
})

describe('erasing', () => {
  it('shows what goes first, then takes it: a note, a person, an article', async () => {
    const { ada, claim, note } = await adasCase()
    const target = { kind: 'person', name: 'odile  marchetti' } as const
    expect((await ada.call('case.previewErasure', { target })).acts.map(({ event }) => event)).toEqual([note])
    expect(await ada.call('case.erase', { target, ground: 'asked to' })).toMatchObject({ acts: 1, originals: 0 })
    expect((await ada.call('claim.get', { id: claim })).noteView).toEqual([])
    expect((await ada.refused('case.erase', { target, ground: 'asked to' })).code).toBe('refused')
    const article = { kind: 'article', article: ada.articles[0] } as const
    const preview = await ada.call('case.previewErasure', { target: article })
    expect(preview.originals).toEqual([{ id: ada.articles[0], name: 'herald.txt' }])
    expect(preview.acts.length).toBeGreaterThan(2)
    await ada.call('case.erase', { target: article, ground: 'a court order' })
    expect((await ada.call('article.list', {})).items.map(({ id }) => id)).toEqual([ada.articles[1]])
    expect((await ada.call('case.verify', {})).faults).toEqual([])
    expect((await ada.call('case.summary', {})).readOnly).toBeNull()
  })
})

describe('a damaged case', () => {
  it('names the line, and is restored from a bundle', async () => {
    const { ada, note } = await adasCase()
    const summary = await ada.call('case.summary', {})
    const bundle = copyOf(await ada.call('case.exportBundle', { notes: true }))
    await ada.call('case.close', {})
    const [name = ''] = await readdir(path.join(summary.folder, 'log'))
    const log = path.join(summary.folder, 'log', name)
    const lines = (await readFile(log, 'utf8')).split('\n')
    const line = lines.findIndex((each) => each.includes('Marchetti'))
    lines[line] = lines[line]?.replace('Marchetti', 'Marcheti') ?? ''
    await writeFile(log, lines.join('\n'))
    expect((await ada.call('case.open', { folder: summary.folder })).readOnly).toContain(`damaged at line ${line + 1}`)
    expect(await ada.call('case.damage', {})).toMatchObject({
      logs: [{ file: `log/${name}`, line: line + 1, sound: line, lost: lines.length - 1 - line }],
      choices: ['copy', 'without'],
    })
    expect((await ada.call('case.verify', {})).faults[0]).toMatchObject({ file: `log/${name}`, line: line + 1 })
    const restored = await ada.call('case.restore', { from: bundle })
    expect(restored).toMatchObject({ recovered: lines.length - 1 - line, summary: { readOnly: null } })
    expect((await ada.call('case.verify', {})).faults).toEqual([])
    expect((await ada.call('case.history', {})).items.some(({ event }) => event === note)).toBe(true)
    expect((await ada.refused('case.restore', { from: bundle })).code).toBe('refused')
  })
})
