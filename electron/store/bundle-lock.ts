import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto'
import { StoreRefused } from './types'

/**
 * A locked bundle: the bytes of a `.attest.zip`, encrypted with a passphrase. The format, all numbers unsigned:
 *
 *     offset  bytes
 *          0     12  ASCII "ATTESTLOCK1\n"
 *         12      1  scrypt's cost as a power of two (N = 2^cost), 14 to 18; Attest writes 17
 *         13      1  scrypt's block size r, always 8
 *         14      1  scrypt's parallelization p, always 1
 *         15     16  salt
 *         31     12  nonce
 *         43      n  the zip, AES-256-GCM
 *     43 + n     16  GCM's tag; bytes 0 to 42 are its additional data
 *
 * The key is scrypt (RFC 7914) of the passphrase in Unicode NFKC and UTF-8 with the salt, 32 bytes. AES-GCM is that of
 * NIST SP 800-38D. Salt and nonce are drawn anew for every bundle.
 */
const MAGIC = Buffer.from('ATTESTLOCK1\n', 'ascii')
const [COST, BLOCK, LANES] = [17, 8, 1]
const HEADER = MAGIC.length + 3 + 16 + 12
const TAG = 16

/** True if these bytes are a locked bundle. */
export function isLocked(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, MAGIC.length <= bytes.length ? MAGIC.length : 0).equals(MAGIC)
}

/**
 * Locks the bytes of a bundle with a passphrase.
 *
 * @param cost of guessing the passphrase, as a power of two.
 */
export async function lock(bytes: Uint8Array, passphrase: string, cost = COST): Promise<Buffer> {
  const [salt, nonce] = [randomBytes(16), randomBytes(12)]
  const header = Buffer.concat([MAGIC, Buffer.from([cost, BLOCK, LANES]), salt, nonce])
  const cipher = createCipheriv('aes-256-gcm', await keyOf(passphrase, salt, cost), nonce)
  cipher.setAAD(header)
  return Buffer.concat([header, cipher.update(bytes), cipher.final(), cipher.getAuthTag()])
}

/** The bytes of a bundle that was locked. Throws `StoreRefused`, code `locked` where the passphrase is wrong or missing. */
export async function unlock(locked: Uint8Array, passphrase: string | null): Promise<Buffer> {
  const bytes = Buffer.from(locked.buffer, locked.byteOffset, locked.length)
  const [cost = 0, block, lanes] = bytes.subarray(MAGIC.length)
  if (bytes.length < HEADER + TAG || cost < 14 || cost > 18 || block !== BLOCK || lanes !== LANES)
    throw new StoreRefused('The bundle is locked in a way that this version of Attest does not know.')
  if (passphrase === null || passphrase === '')
    throw new StoreRefused('The bundle is locked: its passphrase is needed.', 'locked')
  const header = bytes.subarray(0, HEADER)
  const salt = header.subarray(MAGIC.length + 3, MAGIC.length + 19)
  const decipher = createDecipheriv('aes-256-gcm', await keyOf(passphrase, salt, cost), header.subarray(-12))
  decipher.setAAD(header)
  decipher.setAuthTag(bytes.subarray(-TAG))
  try {
    return Buffer.concat([decipher.update(bytes.subarray(HEADER, -TAG)), decipher.final()])
  } catch {
    throw new StoreRefused('The passphrase is not right, or the bundle is damaged.', 'locked')
  }
}

function keyOf(passphrase: string, salt: Uint8Array, cost: number): Promise<Buffer> {
  const options = { N: 2 ** cost, r: BLOCK, p: LANES, maxmem: 256 * 2 ** cost * BLOCK }
  return new Promise((resolve, reject) => {
    scrypt(passphrase.normalize('NFKC'), salt, 32, options, (error, key) => (error ? reject(error) : resolve(key)))
  })
}
