import { foldLookAlikes } from '../confusables.js'
import type { Reading, SadpDevice } from '../facts.js'
import { modelsAgree, normaliseMac, parseSerial } from '../serial.js'
import { SURE_FIELD } from './sure.js'
import type { MatchInput, MatchLine, Verdict } from './types.js'

/** Every model that the label side and the other side name must be able to mean one device. */
export function compareModels(
  input: MatchInput,
  device: SadpDevice | null,
  serial: Reading,
  lines: MatchLine[],
): Verdict | null {
  const { model } = input.label
  const onLabel = [
    { value: model?.value ?? null, sure: (model?.confidence ?? 0) >= SURE_FIELD && !model?.corrected },
    { value: serial.full ? (parseSerial(serial.full)?.model ?? null) : null, sure: serial.source !== 'ocr' },
  ]
  const inList = device ? [device.model, parseSerial(device.fullSerial)?.model ?? null] : []
  for (const { value, sure } of onLabel) {
    for (const other of [...inList, input.platform?.model ?? null]) {
      const same = modelsAgree(value, other)
      const agrees = same === false ? modelsAgree(fold(value), fold(other)) : same
      if (agrees === null) continue
      lines.push({ check: 'model', outcome: agrees ? 'agrees' : 'differs', label: value, other })
      if (!agrees) return { decision: sure ? 'mismatch' : 'unsure', reason: 'model_differs' }
    }
  }
  return null
}

function fold(model: string | null): string | null {
  return model === null ? null : foldLookAlikes(model)
}

/** A MAC that both sides name must be the same. */
export function compareMacs(
  input: MatchInput,
  device: SadpDevice | null,
  lines: MatchLine[],
): Verdict | null {
  const { mac } = input.label
  const onLabel = mac ? normaliseMac(mac.value) : null
  const inList = device?.mac ? normaliseMac(device.mac) : null
  if (!mac || onLabel === null || inList === null) return null
  lines.push({
    check: 'mac',
    outcome: onLabel === inList ? 'agrees' : 'differs',
    label: onLabel,
    other: inList,
  })
  if (onLabel === inList) return null
  return {
    decision: mac.confidence >= SURE_FIELD && !mac.corrected ? 'mismatch' : 'unsure',
    reason: 'mac_differs',
  }
}
