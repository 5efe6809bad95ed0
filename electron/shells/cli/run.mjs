// `npm run attest -- …`: builds the command line if its sources are newer, then runs it.
import { ensureBuilt } from '../../../build.mjs'

await ensureBuilt({ renderer: process.argv[2] === 'serve' })
await import('../../../out/attest.cjs')
