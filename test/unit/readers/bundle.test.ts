import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { build } from 'esbuild'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildDocx, paragraph } from './build-docx'
import { buildPdf, setLines } from './build-pdf'
import { utf8 } from './reading'

// The libraries behave differently in the CommonJS bundle that ships (no import.meta, no module folder), so the bundle is what is run.
const folder = mkdtempSync(path.join(tmpdir(), 'attest-bundle-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

beforeAll(async () => {
  // As build.mjs lays it: the character maps beside the bundle.
  symlinkSync(path.resolve('node_modules/pdfjs-dist/cmaps'), path.join(folder, 'cmaps'), 'dir')
  const script = `
    import { readFileSync } from 'node:fs'
    import { readDocument } from './electron/readers/read'
    void (async () => {
      for (const file of process.argv.slice(2)) {
        const result = await readDocument(readFileSync(file), file)
        console.log(result.ok ? result.document.format + ': ' + result.document.text : 'refused: ' + result.reason)
      }
    })()`
  await build({
    stdin: { contents: script, resolveDir: process.cwd(), loader: 'ts' },
    outfile: path.join(folder, 'read.cjs'),
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    logOverride: { 'empty-import-meta': 'silent' },
  })
})

test('every format is read from the bundle, with nothing else printed', async () => {
  const files: Record<string, Uint8Array> = {
    'a.pdf': buildPdf([setLines(['She said so.'], { x: 50, y: 700 })]),
    'a.docx': await buildDocx(paragraph('She said so.')),
    'a.eml': utf8('MIME-Version: 1.0\nMessage-ID: <1@x.example>\nContent-Type: text/html\n\n<p>She said so.</p>'),
    'a.html': utf8('<!doctype html><p>She said so.</p>'),
    'a.md': utf8('She *said* so.'),
    'a.txt': new Uint8Array(Buffer.from('Sie sagte: \u0084So, natürlich.\u0093', 'latin1')),
    'zh.pdf': buildPdf([[{ x: 50, y: 700, text: '渡轮将继续航行', font: 'F4' }]]),
    'b.pdf': utf8('%PDF-1.7 nothing'),
  }
  const paths = Object.entries(files).map(([name, bytes]) => {
    const file = path.join(folder, name)
    writeFileSync(file, bytes)
    return file
  })
  const run = spawnSync(process.execPath, [path.join(folder, 'read.cjs'), ...paths], { encoding: 'utf8', cwd: folder })
  expect(run.stderr).toBe('')
  expect(run.stdout.trim().split('\n')).toEqual([
    'pdf: She said so.',
    'docx: She said so.',
    'eml: She said so.',
    'html: She said so.',
    'markdown: She said so.',
    'text: Sie sagte: „So, natürlich.“',
    'pdf: 渡轮将继续航行',
    expect.stringMatching(/^refused: This PDF is damaged/),
  ])
})
