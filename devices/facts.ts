/**
 * The vocabulary of evidence: what can be known about a device, and from where. Bytes come in, these values go out;
 * nothing here knows a person, a case or a chat.
 */

/** A rectangle in the picture as the person sees it (EXIF applied), each number a share of width or height, 0 to 1. */
export interface Box {
  x: number
  y: number
  width: number
  height: number
}

export type ReadingSource = 'qr' | 'datamatrix' | 'barcode' | 'ocr'

export type ReadingField = 'serial' | 'model' | 'mac' | 'date'

/** One value that was read in one place of one picture. */
export interface Reading {
  field: ReadingField
  /** For a serial: the SHORT serial, upper case. */
  value: string
  /** For a serial that was printed or coded in full: the whole of it. */
  full?: string
  source: ReadingSource
  /** 0 to 1, calibrated: of the readings given 0.9, nine in ten are right. */
  confidence: number
  /** True when a character was replaced (O for 0 …) to fit the grammar. Such a reading never releases a code. */
  corrected: boolean
  box?: Box
}

/** Why no serial could be read. Closed list: each has one kind sentence with one thing to do (locales `photo.reason.*`). */
export type UnreadableReason =
  | 'too_blurred'
  | 'glare'
  | 'too_dark'
  | 'too_bright'
  | 'too_far'
  | 'cut_off'
  | 'no_label'
  | 'several_labels'
  | 'photo_of_screen'
  | 'wrong_code'
  | 'share_qr'
  | 'contradiction'
  | 'timeout'
  | 'unreadable'

/** What was measured of the picture, good or bad; a warning may stand beside a serial that was read all the same. */
export type QualityFlag =
  | 'blurred'
  | 'glare'
  | 'dark'
  | 'bright'
  | 'small_text'
  | 'cut_off'
  | 'screen'
  | 'low_resolution'

/** Everything one picture says. */
export interface LabelReading {
  /** The serial when one was read and nothing in the picture contradicts it; null otherwise. */
  serial: Reading | null
  model: Reading | null
  mac: Reading | null
  /** All of them, also the losing and the contradicting ones: for agents, auditors and the match. */
  readings: Reading[]
  /** Short serials of other devices seen in the same picture (several labels, a receipt). */
  otherSerials: string[]
  quality: QualityFlag[]
  /** Set when `serial` is null. */
  reason: UnreadableReason | null
  /** A device password-reset QR was in the picture: its opaque text, to be handed to the platform as it is. */
  resetToken: string | null
  /** Size of the picture after orientation, in pixels. */
  width: number
  height: number
  /** How long the reading took, milliseconds. */
  ms: number
  /** The version of the reader: models, rules and thresholds. */
  reader: string
  /** By which the same picture is known again although it was compressed anew (devices/photo/fingerprint.ts). */
  fingerprint?: string
  /** The editing program that the file's own metadata name. */
  editedWith?: string
}

/** One device as SADP describes it. */
export interface SadpDevice {
  /** The serial as the file writes it, upper case. */
  fullSerial: string
  /** The 9 characters that are the device's identity; null when the full serial does not fit the grammar. */
  shortSerial: string | null
  model: string | null
  /** Lower case, colons. */
  mac: string | null
  ipv4: string | null
  softwareVersion: string | null
  /** As the file writes it: `2024-09-18 09:21:28`; the old reset mode needs it to the letter. */
  startTime: string | null
  activated: boolean | null
  /** What the device can do; null where the file does not say. */
  abilities: SadpAbilities
}

export interface SadpAbilities {
  /** PasswordResetAbility: a file resets it. */
  fileReset: boolean | null
  /** PasswordResetModeSecond: a QR code or an 8-character key. */
  keyReset: boolean | null
  /** ResetAbility: the old mode, from full serial and start time. */
  legacyReset: boolean | null
  /** SyncIPCPassword: a recorder that can push the new password to its cameras. */
  syncCameras: boolean | null
  guid: boolean | null
  securityQuestion: boolean | null
  mailbox: boolean | null
}

/** Why a file could not be used. Closed list (locales `file.reason.*`). */
export type FileProblem =
  | 'empty'
  | 'too_large'
  | 'unsupported'
  | 'unsafe'
  | 'damaged'
  | 'html'
  | 'reply_file'
  | 'share_qr'
  | 'no_device'
  | 'not_recognised'
  | 'timeout'

/** What a file turned out to be. A file that says several things (a screenshot with a QR) is the strongest of them. */
export type Evidence =
  | { kind: 'label'; label: LabelReading }
  /** `via` says how the list came: typed text anybody can write, or a picture of the SADP window. */
  | { kind: 'device_list'; devices: SadpDevice[]; via: 'file' | 'screenshot' }
  | { kind: 'probe_match'; devices: SadpDevice[] }
  /** What the device itself made: never parsed, handed to the platform as it is. */
  | { kind: 'opaque'; token: string; via: 'feature_code_file' | 'reset_qr' }
  | { kind: 'receipt'; receipt: ReceiptReading }
  | { kind: 'unusable'; problem: FileProblem }

export interface ReceiptReading {
  /** Short serials, in the order of the page. */
  serials: Reading[]
  seller: string | null
  buyer: string | null
  /** ISO date, 2024-03-31. */
  date: string | null
  ms: number
  reader: string
}

/** A file as it came, before anybody believed its name or type. */
export interface IncomingFile {
  bytes: Uint8Array
  name: string | null
  contentType: string | null
}

/** What the person was asked for: decides in doubt (a photo of a label and a photo of a receipt look alike). */
export type Expectation = 'label' | 'sadp' | 'any'

/** Reads files in processes that can be killed, a few at a time. Never rejects for what is in a file. */
export interface EvidenceReader {
  read(file: IncomingFile, expectation: Expectation): Promise<Evidence>
  close(): Promise<void>
}
