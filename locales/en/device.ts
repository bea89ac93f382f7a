import type { Sentences } from '../index.js'

export const device: Sentences['device'] = {
  ask_access: 'What is your situation?',
  access_same_network: 'On the same network',
  access_sadp_pc: 'I have a PC and SADP',
  access_have_reset_file: 'I have the QR / file',
  help_access:
    '“On the same network”: your phone or the recorder’s screen is on site.\n“I have a PC and SADP”: a computer with the SADP tool, on the device’s network.\n“I have the QR / file”: you already have the reset QR code, or the exported file.',
  self_service_tip:
    'Another way, without a code: the security questions, the reserved email or the GUID file, if you had set them up. Write “without code”. Beware of “Verify by Hik-Connect”: on a recorder it restores factory settings.',
  warning:
    '⚠️ From now on: don’t reboot the device, don’t close SADP and don’t export twice. Otherwise the code won’t work.',
  ask_sadp:
    'In SADP, tick the device, choose “Forgot Password” then “Export”, and send me the file here.\n\nA photo of the QR code on the screen or the exported device list (CSV, Excel) will do too.',
  ask_same_network:
    'On the device or in your app, open “Forgot Password”: a QR code appears. Send me a photo or a screenshot of it.\n\nThe SADP export will do too.',
  ask_reset_file: 'Send me a photo of the reset QR code, or the file exported by SADP.',
  ask_new_export:
    'In SADP, “Forgot Password” then “Export”, just once, and send me the new file. After that, don’t reboot the device and don’t export again.',
  sadp_again: 'I’m waiting for the file exported by SADP, or a photo of the QR code.',
  upload_link: 'WhatsApp won’t take the file? Upload it here: {{url}}',
  help_sadp:
    'In SADP on the PC:\n1. Wait for the device to appear (15 s).\n2. Tick it.\n3. Choose “Forgot Password”.\n4. “Export”, then send me the file.\nThe device doesn’t appear? The PC must be in the same subnet.',
  sadp_needed: 'I need something from SADP: the exported file, the device list, or a photo of the QR code.',
  got_list_one: 'Received: {{count}} device in the list.',
  got_list_many: 'Received: {{count}} devices in the list.',
  got_list_other: 'Received: {{count}} devices in the list.',
  got_device: 'Received. SADP found: *{{model}}*\nSerial no.: {{serial}}',
  got_token: 'Received, the reset file is readable.',
  got_token_qr: 'Received, the QR code is readable.',
  ask_pick: 'Which device would you like to reset?',
  pick_by_label: 'Find it by its label',
  pick_several: 'Several devices',
  pick_long_list:
    'It’s a long list: the photo of the label is enough to find the right device. For several devices, send one photo per label.',
  picked: 'Device chosen: {{model}}, serial no. {{serial}}.',
  help_pick:
    'Tap the device in the list. Not sure which one, or is it several? Choose “Find it by its label” or “Several devices”, then send the photos.',
  not_activated:
    'Device {{serial}} isn’t activated: it has no password, so there is nothing to reset. In SADP tick it, click “Activate” and choose a password.',
  not_activated_next: 'Another device to reset? Send its export. Otherwise write “cancel”.',
  ask_token:
    'For this device I also need the reset file: in SADP, “Forgot Password” then “Export”. A photo of the QR code will do too.',
  token_unknown:
    'The reset file isn’t recognised. The device may have rebooted since the export. Export again, just once, and send me the new file.',
  device_unknown:
    'The platform doesn’t know this device from the list alone. Send me the reset file: in SADP, “Forgot Password” then “Export”.',
  unnamed: 'your device',
  summary: 'Device: {{model}}, serial no. {{serial}}',
  summary_access: 'Situation: {{access}}',
  summary_list_one: 'SADP: {{count}} device in the list',
  summary_list_many: 'SADP: {{count}} devices in the list',
  summary_list_other: 'SADP: {{count}} devices in the list',
  summary_request: 'Reset request: received',
  file_reason: {
    empty: 'This file is empty. Export it again from SADP, then send it again.',
    too_large:
      'This file is too heavy or its picture too large ({{limit}} MB at most). Send a photo taken with WhatsApp or a smaller export.',
    unsupported: 'I can’t read this type of file. Send a photo (JPG, PNG), a CSV, Excel, XML or PDF file.',
    unsafe:
      'This file contains things I refuse to open for safety. Please send the original SADP export, unchanged.',
    damaged: 'This file is damaged and I can’t read it. Send it again, or send a photo.',
    html: 'That’s a web page, not a photo or an export. Please send the original file.',
    reply_file:
      'That’s the reply file, the one to import into the device. I need the request file: “Forgot Password”, then “Export”.',
    share_qr:
      'This QR code shares access to the device with an app: it contains its credentials. I haven’t kept it. Send the QR from “Forgot Password” or a photo of the label.',
    no_device: 'I can’t find any device in this file. Start the search in SADP, then export again.',
    not_recognised: 'I don’t recognise this file. I’m expecting a SADP export or a photo of a QR code.',
    timeout: 'Reading this file takes too long. Send a photo taken with WhatsApp.',
  },
  media_failed:
    'I couldn’t fetch your file from WhatsApp. Could you send it again? An image must be under 5 MB.',
}
