import type { Evidence } from '../facts.js'
import { rowsOfCsv } from './csv.js'
import { decodeText, looksLikeText } from './decode-text.js'
import { devicesOfTable } from './device-list.js'
import { isExcel, rowsOfExcel } from './excel.js'
import { featureCodeOf, isReplyFile } from './feature-code.js'
import { rowsOfMarkup } from './markup-table.js'
import { devicesOfProbeMatch, hasDoctype } from './probe-match.js'

/** What a file that is no picture and no PDF says, by its content; the name only tells a reply file from a request. */
export async function readSadpFile(bytes: Uint8Array, name: string | null): Promise<Evidence> {
  if (isExcel(bytes)) {
    const excel = await rowsOfExcel(bytes)
    if ('problem' in excel) return { kind: 'unusable', problem: excel.problem }
    return listEvidence(excel.rows)
  }
  const text = decodeText(bytes)
  if (text.trim() === '') return { kind: 'unusable', problem: 'empty' }
  if (!looksLikeText(text)) return { kind: 'unusable', problem: 'not_recognised' }
  return readSadpText(text, name)
}

function readSadpText(text: string, name: string | null): Evidence {
  const markup = text.trimStart().startsWith('<')
  if (markup) {
    const html = /^\s*(<!doctype html|<html|<head|<body)/i.test(text.replace(/<!--[\s\S]*?-->/g, ''))
    if (!html && hasDoctype(text)) return { kind: 'unusable', problem: 'unsafe' }
    const probed = html ? null : devicesOfProbeMatch(text)
    if (probed) return probed.length > 0 ? { kind: 'probe_match', devices: probed } : unusable('no_device')
    const rows = rowsOfMarkup(text)
    const devices = rows ? devicesOfTable(rows) : null
    if (devices)
      return devices.length > 0 ? { kind: 'device_list', devices, via: 'file' } : unusable('no_device')
    if (html) return unusable('html')
  }
  if (isReplyFile(name, text)) return unusable('reply_file')
  const token = featureCodeOf(text)
  if (token !== null) return { kind: 'opaque', token, via: 'feature_code_file' }
  if (markup) return unusable('not_recognised')
  try {
    return listEvidence(rowsOfCsv(text))
  } catch {
    return unusable('damaged')
  }
}

function listEvidence(rows: string[][]): Evidence {
  const devices = devicesOfTable(rows)
  if (!devices) return unusable('not_recognised')
  return devices.length > 0 ? { kind: 'device_list', devices, via: 'file' } : unusable('no_device')
}

function unusable(problem: Extract<Evidence, { kind: 'unusable' }>['problem']): Evidence {
  return { kind: 'unusable', problem }
}
