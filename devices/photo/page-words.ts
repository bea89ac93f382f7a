/** Words that stand on labels: a brand, a model, a MAC … */
const LABEL_WORDS = [
  /[HKV]I?K?VIS[I1]ON|HIK\w*ION|HILOOK|EZVIZ|HIKVIS/i,
  /\b(i?DS|AE|HWN|CS)-[A-Z0-9]{4}/i,
  /M[O0]DEL|MODÈLE/i,
  /S[/\\|]?N\s*[:.]|SERIAL|S[ÉE]RIE/i,
  /\bMAC|(?:[0-9A-F]{2}[:-]){3}/i,
  /MADE IN|CHINA/i,
  /V?DC\s?12|12\s?V\s?DC|\bP[O0]E\b|100-240|802\.?3/i,
  /\b(?:0\d|1[0-2])\/20[0-3]\d\b|V5\.\d/,
  /VIDEO|NETWORK|CAMERA|RECORDER|INTERCOM|STATION/i,
]

/** Words of windows and pages that show a device's data: SADP, the device's own pages, the app. None stands on a label. */
const SCREEN_WORDS = [
  /\bSAD[PFE]\b/i,
  /ONLINE DEVICES|APPAREILS? EN LIGNE/i,
  /IPV4|SUBNET|GATEWAY|PASSERELLE|\b192\.168\.\d/i,
  /FIRMWARE|SOFTWARE VERSION|VERSION DU LOGICIEL|ENCODING VERS|WEB VERS/i,
  /NUMBER OF (?:CHANNELS|HDD|ALARM)|NOMBRE DE (?:CANAUX|DISQUES)/i,
  /LIVE VIEW|AFFICHAGE EN DIRECT|VUE EN DIRECT/i,
  /PLAYBACK|LECTURE/i,
  /GURATION\b/i,
  // A box prints one version, a window those of firmware, coding and pages.
  /build ?\d{6}[\s\S]*build ?\d{6}/i,
  /BASIC INFORMATION|INFORMATIONS? DE BASE|TIME SETTINGS|INFORMATIONS? SYST/i,
  /DEVICE (?:NAME|NO\b|TYPE)|NOM DE L.APPAREIL|TYPE D.APPAREIL/i,
  /\bUNBIND\b|\bREFRESH\b|ACTUALISER|FORGOT PASSWORD|MOT DE PASSE OUBLI/i,
]

/** How many kinds of a label's words a text holds; 0 when it is no label's. */
export function countLabelWords(text: string): number {
  const count = LABEL_WORDS.filter((word) => word.test(text)).length
  // One common word alone is no label.
  return count >= 2 || /HIK\w*ION|HILOOK|KVISION|\bDS-\w{5}/i.test(text) ? count : 0
}

/** Kinds of such words that make a picture one of a screen. */
const ENOUGH = 3

/** Whether the text is a window's: SADP, the device's own pages, the app. */
export function showsDevicePage(lines: readonly string[]): boolean {
  const text = lines.join('\n')
  return SCREEN_WORDS.filter((word) => word.test(text)).length >= ENOUGH
}
