import type { Sentences } from '../index.js'

export const photo: Sentences['photo'] = {
  ask: 'Send me a photo of the device’s label: sharp, straight on, with the serial number (S/N) easy to read.\n\nThe label on the box or the purchase invoice will do too. The photo is deleted after {{kept}}.',
  ask_again: 'I’m waiting for a photo of the device’s label.',
  ask_each:
    'Send me one photo per label, in any order: sharp, straight on, with the serial number (S/N) easy to read. I’ll give you one code per device.',
  next: 'Send the photo of the next label.',
  needed: 'I need a photo of the device’s label.',
  receipt_ok:
    'The invoice or the box will do as well, if the serial number (S/N) can be read on it: send its photo.',
  typed:
    'A typed number isn’t enough: I have to read it myself in a photo of the label, the box or the invoice.',
  help: 'The label is stuck on the device and on its box. Move close, avoid flash and reflections, hold the phone straight on. The serial number follows “S/N”; it has 9 characters.\n\nLabel unreadable or out of reach? The box or the purchase invoice will do as well.',
  kept_one: 'Photo received, I’ll use it at step {{step}}.',
  kept_many: '{{count}} photos received, I’ll use them at step {{step}}.',
  kept_other: '{{count}} photos received, I’ll use them at step {{step}}.',
  kept_desk_one: 'Photo added to your case, the agent will see it.',
  kept_desk_many: '{{count}} photos added to your case, the agent will see them.',
  kept_desk_other: '{{count}} photos added to your case, the agent will see them.',
  matches: 'I’ve read *{{serial}}* on the label: it is the device found by SADP.',
  matches_request: 'I’ve read *{{serial}}* on the label: it is the device of your request.',
  several_match_one: 'I’ve read {{numbers}} on the label: it is indeed the device of your request.',
  several_match_many:
    'I’ve read {{numbers}} on the labels: these {{count}} devices are indeed those of your request.',
  several_match_other:
    'I’ve read {{numbers}} on the labels: these {{count}} devices are indeed those of your request.',
  summary: 'Label read: {{serial}}',
  tries_left_one: 'You have {{count}} try left before an agent takes over.',
  tries_left_many: 'You have {{count}} tries left before an agent takes over.',
  tries_left_other: 'You have {{count}} tries left before an agent takes over.',
  reason: {
    too_blurred:
      'The photo is blurred. Hold the phone still, about 20 cm away, and tap the label on the screen to focus.',
    glare: 'A reflection hides the serial number. Turn the flash off and tilt the phone a little.',
    too_dark: 'The photo is too dark. Light the label from the side.',
    too_bright: 'The photo is too bright. Turn the flash off or move the lamp away.',
    too_far: 'The label is too small in the photo. Move closer so that it fills the screen.',
    cut_off: 'The serial number is cut off at the edge. Fit the whole label in the picture.',
    no_label: 'I don’t see a label in this photo. Look underneath the device, behind it, or on its box.',
    several_labels: 'I see several labels. Photograph only the one of the device to reset.',
    photo_of_screen: 'That’s a photo of a screen. I need the label stuck on the device or on its box.',
    wrong_code: 'This QR code isn’t the device’s. Photograph the whole label, with the serial number (S/N).',
    share_qr:
      'This QR code shares access to the device: it contains its credentials. I haven’t kept it. Send a photo of the label.',
    contradiction: 'This photo gives two different serial numbers. Photograph the label of one device only.',
    timeout: 'Reading takes too long. Send a closer photo, of the label only.',
    unreadable:
      'I can see the label, but not all of its serial number (S/N): it is covered, worn off or outside the picture. Frame the whole label, with nothing on it.',
  },
  match: {
    serial_equal: 'The label and SADP show the same device.',
    differs:
      'The label and SADP don’t show the same device. Photograph the label of the device chosen in SADP.',
    serial_differs:
      'The label says {{label}}, but SADP says {{other}}: these are two different devices. Photograph the label of the device chosen in SADP.',
    serial_one_character_away:
      'I read {{label}} and SADP says {{other}}: only one character differs. Take the photo again from closer to settle it.',
    serial_corrected:
      'One character of the serial number is hard to read. Take the photo again, closer and straight on.',
    low_confidence:
      'I’m not sure enough of the serial number I read. Take the photo again, closer and straight on.',
    label_unreadable: 'I can’t read the serial number. Take the photo again, closer and straight on.',
    label_contradicts_itself:
      'This photo gives two different serial numbers. Photograph the label of one device only.',
    model_differs:
      'The model on the label ({{label}}) isn’t the one in SADP ({{other}}). Photograph the label of the chosen device.',
    mac_differs:
      'The MAC address on the label isn’t the one in SADP. Photograph the label of the chosen device.',
    not_in_list:
      'I read {{label}} on the label, but this device isn’t in the SADP list. Photograph the other label, or send a new export.',
    several_in_list: 'Several devices in the list match. Which one would you like to reset?',
    platform_differs:
      'The label says {{label}}, but the reset file comes from another device. Photograph the label of the device that made the file.',
    no_second_evidence:
      'I need a second piece of evidence besides the photo: the SADP export or the QR code.',
  },
}
