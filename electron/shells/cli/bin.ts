import { main } from './attest'

/** The process's own streams. */
const terminal = {
  out: (text: string | Uint8Array) => new Promise<void>((done) => process.stdout.write(text, () => done())),
  error: (text: string) => void process.stderr.write(text),
  input: process.stdin,
}

// A reader that leaves early (`| head`) ends the program, quietly.
process.stdout.on('error', () => process.exit(0))
void main(process.argv.slice(2), terminal).then((code) => {
  process.exitCode = code
})
