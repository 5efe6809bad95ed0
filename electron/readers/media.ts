import { extension, hasAscii, holdsControls, latin1, startsWith } from './bytes'
import { afterPrologue } from './prologue'

/** Files that are kept as evidence by their hash and never read into text. */
export type MediaKind = 'image' | 'video' | 'audio'

/** What an ISO base media file (`….ftyp`) holds, by its major brand. Brands not named here are video. */
const BRANDS: Readonly<Record<string, MediaKind>> = {
  avif: 'image',
  avis: 'image',
  heic: 'image',
  heix: 'image',
  heim: 'image',
  hevc: 'image',
  mif1: 'image',
  msf1: 'image',
  'crx ': 'image',
  'M4A ': 'audio',
  'M4B ': 'audio',
  'F4A ': 'audio',
}

/** Endings that settle what a container or a bare frame stream holds when its first bytes leave that open. */
const AUDIO_ENDINGS = new Set(['mp3', 'aac', 'oga', 'opus', 'spx', 'weba', 'wma', 'mka'])

type Bytes = Uint8Array

function isImage(bytes: Bytes): boolean {
  return (
    startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]) ||
    startsWith(bytes, [0xff, 0xd8, 0xff]) ||
    hasAscii(bytes, 0, 'GIF87a') ||
    hasAscii(bytes, 0, 'GIF89a') ||
    (hasAscii(bytes, 0, 'RIFF') && hasAscii(bytes, 8, 'WEBP')) ||
    startsWith(bytes, [0x49, 0x49, 0x2a, 0x00]) ||
    startsWith(bytes, [0x4d, 0x4d, 0x00, 0x2a]) ||
    hasAscii(bytes, 0, '8BPS') ||
    startsWith(bytes, [0xff, 0x0a]) ||
    startsWith(bytes, [0, 0, 0, 0x0c, 0x4a, 0x58, 0x4c, 0x20]) ||
    startsWith(bytes, [0, 0, 0, 0x0c, 0x6a, 0x50, 0x20, 0x20]) ||
    isBitmap(bytes) ||
    isIcon(bytes)
  )
}

/** "BM" alone could begin a text: the header's reserved bytes and its own length must fit too. */
const isBitmap = (bytes: Bytes) =>
  hasAscii(bytes, 0, 'BM') && startsWith(bytes, [0, 0, 0, 0], 6) && startsWith(bytes, [null, 0, 0, 0], 14)

const isIcon = (bytes: Bytes) =>
  startsWith(bytes, [0, 0, 1, 0, null, 0]) && (bytes[4] ?? 0) > 0 && startsWith(bytes, [0], 9)

const isSvg = (bytes: Bytes) => /^(?:<!DOCTYPE\s+svg[^>]*>\s*)?<svg[\s>]/.test(afterPrologue(latin1(bytes, 0, 4096)))

function isVideo(bytes: Bytes): boolean {
  return (
    startsWith(bytes, [0x1a, 0x45, 0xdf, 0xa3]) ||
    (hasAscii(bytes, 0, 'RIFF') && hasAscii(bytes, 8, 'AVI ')) ||
    startsWith(bytes, [0, 0, 1, 0xba]) ||
    startsWith(bytes, [0, 0, 1, 0xb3]) ||
    startsWith(bytes, [0x30, 0x26, 0xb2, 0x75, 0x8e, 0x66, 0xcf, 0x11]) ||
    startsWith(bytes, [0x46, 0x4c, 0x56, 0x01]) ||
    ['moov', 'mdat', 'wide', 'free', 'skip'].some((atom) => bytes[0] === 0 && hasAscii(bytes, 4, atom)) ||
    (bytes[0] === 0x47 && bytes[188] === 0x47 && bytes[376] === 0x47)
  )
}

function isAudio(bytes: Bytes): boolean {
  return (
    startsWith(bytes, [0x49, 0x44, 0x33, null, null, null]) ||
    (hasAscii(bytes, 0, 'RIFF') && hasAscii(bytes, 8, 'WAVE')) ||
    hasAscii(bytes, 0, 'fLaC') ||
    hasAscii(bytes, 0, '#!AMR') ||
    (hasAscii(bytes, 0, 'FORM') && (hasAscii(bytes, 8, 'AIFF') || hasAscii(bytes, 8, 'AIFC'))) ||
    hasAscii(bytes, 0, 'MThd') ||
    startsWith(bytes, [0x63, 0x61, 0x66, 0x66, 0x00])
  )
}

/** An MPEG audio or AAC frame begins with eleven set bits, which a UTF-16 text with a byte order mark also does. */
const isAudioFrame = (bytes: Bytes) => bytes[0] === 0xff && [0xfb, 0xf3, 0xf2, 0xfa, 0xf1, 0xf9].includes(bytes[1] ?? 0)

/**
 * Recognises images, video and audio by their first bytes; the name is asked only where those fit several.
 * @param bytes the file's bytes (the first 4 KB are enough)
 * @param name the file's name, with its ending
 * @returns null for anything else
 */
export function mediaKind(bytes: Uint8Array, name: string): MediaKind | null {
  if (isSvg(bytes)) return 'image'
  // Many signatures are plain letters, which a text could begin with.
  if (!holdsControls(bytes)) return null
  if (isImage(bytes)) return 'image'
  if (hasAscii(bytes, 4, 'ftyp')) return BRANDS[latin1(bytes, 8, 12)] ?? 'video'
  if (hasAscii(bytes, 0, 'OggS')) return latin1(bytes, 28, 64).includes('theora') ? 'video' : 'audio'
  if (isVideo(bytes)) return AUDIO_ENDINGS.has(extension(name)) ? 'audio' : 'video'
  if (isAudio(bytes) || isAudioFrame(bytes)) return 'audio'
  return null
}
