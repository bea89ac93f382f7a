import type { Sentences } from '../index.js'

export const help: Sentences['help'] = {
  general:
    'I guide you step by step to the code. At any time you can write “back”, “summary”, “cancel”, “status”, “hours” or “a human”.',
  words: 'At any time: “back”, “summary”, “cancel” or “a human”.',
  privacy:
    'Your data is used to handle your request (the service you ask for), to verify your company and to prevent fraud (our legitimate interest).\n\nWe keep photos for {{photos}}, the conversation for {{talk}} and the proof of each decision for {{decisions}}. For a copy, a correction or erasure, write “a human”.',
  who_are_you: 'I’m an automatic assistant, not a person. The hotline’s agents take over when needed.',
  hours_open: 'Agents answer {{hours}}, Paris time. They’re here now. I answer day and night.',
  hours_closed: 'Agents answer {{hours}}, Paris time. Next opening: {{opening}}. I answer day and night.',
  hours_from_to_day: '{{first}} to {{last}}',
  hours_day: 'on {{day}}',
  hours_span: '{{from}} to {{to}}',
  serial:
    'The short number has 9 characters (for example D12345678): it’s the one on the label. SADP shows the full number, which holds the model, a date and this short number. Either will do.',
  self_service:
    'Three ways without a code, if you had set them up: the security questions, the reserved email (don’t reboot the device while you wait), the GUID file (7 wrong tries lock it for 30 minutes).\nCareful: on a recorder, “Verify by Hik-Connect” restores factory settings.',
  account:
    'You don’t need an account here: your company is verified in this conversation, with its VAT number and your email.',
  company:
    'I check the VAT number in the official registers, then your email with a code. If everything agrees it’s immediate; otherwise an agent checks, usually within 30 minutes in opening hours.',
  code_received:
    'The code arrives here, in this conversation, as soon as the label photo and SADP agree. It’s a matter of seconds.',
  code_expired:
    'A code is valid for 48 h at most. It stops working if the device reboots or if you export again. Export a new request and send it to me.',
  code_failed:
    'If the code is refused: reboot the device and the PC, export again just once, then send me the new file.',
  sadp_error_unknown: 'I don’t know SADP error {{number}}. To talk to an agent about it, write “a human”.',
  sadp_error_which: 'Which error number does SADP show? (for example 2022)',
  sadp_error_export_again: 'Export a new request and send me the new file.',
  sadp_error: {
    '2003': 'Error 2003: SADP can’t find the PC’s network adapter. Check that it is on.',
    '2006': 'Error 2006: SADP can’t find the PC’s network adapter. Check that it is on.',
    '2009': 'Error 2009: the device refused the request.',
    '2011': 'Error 2011: the device didn’t answer in time. Check that the PC is in the same subnet.',
    '2014': 'Error 2014: the network blocks multicast. The PC and the device must be in the same subnet.',
    '2018': 'Error 2018: the device is locked. Wait 30 minutes.',
    '2019': 'Error 2019: the device isn’t activated. It has no password: activate it in SADP.',
    '2020':
      'Error 2020: the password is too weak. Use 8 to 16 characters, with digits, lower case and capitals.',
    '2021': 'Error 2021: the device is already activated.',
    '2022': 'Error 2022: the request is empty, often after a reboot or a second export.',
    '2023': 'Error 2023: the exported file has expired.',
    '2024': 'Error 2024: wrong password.',
    '2026': 'Error 2026: this isn’t the right GUID file.',
    '2027': 'Error 2027: wrong answer to the security question.',
    '2033': 'Error 2033: wrong verification code.',
    '2036': 'Error 2036: no reserved email is stored in the device.',
    '2038': 'Error 2038: no reserved email is stored in the device.',
    '2039': 'Error 2039: wrong reset code. Check the characters, without rebooting or exporting again.',
    '2040': 'Error 2040: you don’t have permission to do this on this device.',
  },
}
