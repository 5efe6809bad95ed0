import { spawn } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { csvCell } from '../../../../electron/shells/cli/csv'

let folder = ''
let page = ''
let other = ''
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'attest-cli-'))
  page = path.join(folder, 'herald.txt')
  other = path.join(folder, 'tribune.txt')
  await writeFile(page, 'Mayor Lena Brandt said the Orsa bridge will open in spring.\n\nThe town was quiet.\n')
  await writeFile(other, 'The Orsa bridge will open in autumn, Mayor Lena Brandt said.\n')
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** Runs the built command line as a process of its own. */
function attest(
  arguments_: readonly string[],
  input = '',
): Promise<{ code: number | null; out: string; error: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [path.resolve('out/attest.cjs'), ...arguments_])
    let out = ''
    let error = ''
    child.stdout.on('data', (chunk) => {
      out += chunk
    })
    child.stderr.on('data', (chunk) => {
      error += chunk
    })
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, out, error }))
    child.stdin.end(input)
  })
}

describe('attest', () => {
  it('lists its commands, and each tells more with --help', async () => {
    const overview = await attest(['--help'])
    expect(overview).toMatchObject({ code: 0, error: '' })
    const commands = ['analyze', 'matrix', 'report', 'run', 'verify', 'corrections', 'serve']
    const helps = await Promise.all(commands.map((command) => attest([command, '--help'])))
    for (const [index, command] of commands.entries()) {
      expect(overview.out).toContain(command)
      expect(helps[index]).toMatchObject({ code: 0, out: expect.stringContaining(`usage: attest ${command}`) })
    }
  }, 60_000)

  it('ends with 1 where the call is wrong', async () => {
    expect(await attest(['analyse'])).toMatchObject({ code: 1, out: '' })
    expect(await attest(['analyze'])).toMatchObject({ code: 1, error: expect.stringContaining('at least one file') })
    expect(await attest(['analyze', '--jsno', page])).toMatchObject({ code: 1, out: '' })
    expect(await attest(['serve', '--port', 'x'])).toMatchObject({ code: 1 })
  })
})

describe('attest analyze', () => {
  it('prints one JSON value and ends with 0', async () => {
    const { code, out, error } = await attest(['analyze', page, '--json'])
    expect({ code, error }).toEqual({ code: 0, error: '' })
    const analysis = JSON.parse(out)
    expect(analysis.schema).toBe('attest.analysis/1')
    expect(analysis.articles[0].statements.some(({ type }: { type: string }) => type === 'indirect')).toBe(true)
  })
  it('goes on past a file that can’t be read, and ends with 2', async () => {
    const { code, out, error } = await attest(['analyze', path.join(folder, 'gone.txt'), page, '--json'])
    expect(code).toBe(2)
    expect(error).toContain('gone.txt')
    expect(JSON.parse(out).articles).toHaveLength(1)
  })
})

describe('attest matrix', () => {
  it('lays speakers by pages for a topic', async () => {
    const { code, out } = await attest(['matrix', page, other, '--format', 'json'])
    expect(code).toBe(0)
    const matrix = JSON.parse(out)
    const brandt = matrix.rows.find(({ speaker }: { speaker: string }) => speaker.includes('Brandt'))
    expect(brandt.cells.map((cell: string[]) => cell.length)).toEqual([1, 1])
  })
  it('ends with 3 and names the topics there are where none is meant', async () => {
    const { code, out, error } = await attest(['matrix', page, '--topic', 'volcanoes'])
    expect({ code, out }).toEqual({ code: 3, out: '' })
    expect(error).toContain('No statement is about volcanoes')
  })
})

describe('attest run', () => {
  it('answers each line with one line, and a second run finds the case', { timeout: 60_000 }, async () => {
    const places = ['--data', path.join(folder, 'data'), '--cases', path.join(folder, 'cases')]
    const lines = [
      { id: 'a', method: 'case.create', params: { name: 'Orsa', question: '', why: '', responsible: 'Ada Quill' } },
      { id: 'b', method: 'article.importPaths', params: { paths: [page, other] } },
      { id: 'c', method: 'case.summary' },
      { id: 'd', method: 'article.burn' },
    ]
    const input = `${lines.map((line) => JSON.stringify(line)).join('\n')}\nnot JSON\n`
    const first = await attest(['run', '--reviewer', 'Ada Quill', ...places], input)
    expect(first.code).toBe(2)
    const replies = first.out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(replies.map(({ id, ok }) => [id, ok])).toEqual([
      ['a', true],
      ['b', true],
      ['c', true],
      ['d', false],
      [null, false],
    ])
    expect(replies[2].value.counts.articles).toBe(2)
    const second = await attest(['run', replies[0].value.folder, ...places], '{"id":1,"method":"article.list"}\n')
    expect(second.code).toBe(0)
    expect(JSON.parse(second.out).value.total).toBe(2)
  })
  it('ends with 3 where there is no such case', async () => {
    const { code, error } = await attest(['run', path.join(folder, 'nothing.attest'), '--data', folder])
    expect(code).toBe(3)
    expect(error).not.toBe('')
  })
})

describe('attest verify', () => {
  it('ends with 0 for a sound case, and names file and line of what was changed', { timeout: 60_000 }, async () => {
    const data = path.join(folder, 'verify-data')
    const about = { name: 'Sound', question: 'Is it?', why: 'Two papers tell it.', responsible: 'Ada' }
    const created = JSON.stringify({ id: 1, method: 'case.create', params: about })
    await attest(['run', '--reviewer', 'Ada', '--data', data, '--cases', folder], created)
    const sound = path.join(folder, 'Sound.attest')
    expect(await attest(['verify', sound, '--data', data])).toMatchObject({
      code: 0,
      out: '2 acts in the logs of 1 writers, 0 faults\n',
    })
    const [name = ''] = await readdir(path.join(sound, 'log'))
    const log = path.join(sound, 'log', name)
    await writeFile(log, (await readFile(log, 'utf8')).replace('Two papers', 'Ten papers'))
    const changed = await attest(['verify', sound, '--data', data])
    expect(changed).toMatchObject({ code: 2, out: expect.stringContaining(`error: log/${name}:2: `) })
    expect(await attest(['verify', folder, '--data', data])).toMatchObject({ code: 3, out: '' })
  })
})

describe('a cell of a CSV file', () => {
  it('is never run as a formula', () => {
    for (const text of ['=1+1', '+49 30', '-5', '@SUM(A1)', ' =A1', '\t=A1']) expect(csvCell(text)).toMatch(/^"?'/)
    expect(csvCell('plain')).toBe('plain')
  })
  it('keeps commas, quotation marks and lines', () => {
    expect(csvCell('a "b", c\nd')).toBe('"a ""b"", c\nd"')
  })
})
