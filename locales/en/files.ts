/** The page behind a link: files that WhatsApp does not carry come in and go out here. */
export const files = {
  title_upload: 'Send files to the hotline',
  title_download: 'Your reset file',
  case: 'Case {{case}}',
  accepted:
    'Photos (JPG, PNG, HEIC, BMP), PDF, SADP exports (XML, CSV, Excel). {{limit}} MB at most per file.',
  choose: 'Choose files',
  camera: 'Take a photo',
  drop: 'or drop them here',
  sending: 'Sending',
  received: 'Received',
  refused: 'Refused',
  interrupted: 'The transfer was interrupted. Check the connection, then try again.',
  retry: 'Try again',
  done: 'Received. Go back to WhatsApp: the next step is waiting there.',
  download: 'Download {{name}}',
  download_how:
    'Import this file in SADP, without restarting the device or exporting again. It is valid for 48 h at most.',
  uses_one: 'This link works once.',
  uses_many: 'This link works {{count}} more times.',
  uses_other: 'This link works {{count}} more times.',
  until: 'Valid until {{date}}.',
  gone_title: 'This link is no longer valid',
  gone: 'It has expired or was used. Ask for a new one in the WhatsApp conversation.',
  link_full: 'This link has received too many files. Ask for a new one in the WhatsApp conversation.',
  privacy: 'This link is personal: do not pass it on.',
} as const
