import type { Sentences } from '../index.js'

export const reset: Sentences['reset'] = {
  ask_declaration: 'Before the code:\n\n“{{text}}”',
  declaration:
    'I understand and accept: I am authorised to reset the password of each device in this request, and I will use this function in a legal, fair and reasonable way. Hikvision will not be held liable for any loss that may follow.',
  accept: 'I accept',
  refuse: 'I refuse',
  declaration_again: 'Do you accept the declaration above?',
  help_declaration:
    'Without this declaration I’m not allowed to give the code. Reply “I accept” to go on, or “cancel”.',
  declaration_refused: 'Without this declaration I can’t go on. What would you like to do?',
  declaration_accept_after_all: 'Accept',
  declaration_cancel: 'Cancel',
  declaration_human: 'A human',
  code_key: 'Here is your reset code for *{{model}}* ({{serial}}):\n\n*{{code}}*',
  code_file: 'Here is your reset file for *{{model}}* ({{serial}}): {{url}}\n\nThe link works only once.',
  code_expiry:
    'It is valid for 48 h at most, until {{date}} at {{time}}. Use it straight away, without rebooting the device.',
  instructions_key:
    'In SADP or on the device’s screen:\n1. Go back to “Forgot Password”.\n2. Type the code.\n3. Choose a new password: 8 to 16 characters, with digits, lower case and capitals, without “123” or “admin”.',
  instructions_xml:
    'In SADP:\n1. Go back to “Forgot Password”.\n2. “Import”: choose the file.\n3. Choose a new password: 8 to 16 characters, with digits, lower case and capitals, without “123” or “admin”.',
  instructions_cameras:
    'It’s a recorder: also tick “Reset Network Cameras’ Passwords”, otherwise its cameras keep the old password.',
  instructions_again: 'The steps are the same as for the first code.',
  ask_worked: 'Has the password been reset?',
  ask_worked_several: 'Have the passwords been reset?',
  progress_one: '*{{count}} device out of {{total}}* has its code.',
  progress_many: '*{{count}} devices out of {{total}}* have their codes.',
  progress_other: '*{{count}} devices out of {{total}}* have their codes.',
  finish: 'I’m done',
  help_next:
    'Send the photo of the next device’s label and I’ll give you its code. Finished? Tap “I’m done”.',
  worked_yes: 'Yes, it’s done',
  worked_no: 'No, I’m stuck',
  worked_new_code: 'No, a new code',
  worked_next: 'Next device',
  worked_later: 'Not tried yet',
  worked_wait: 'Take your time: the code is valid until {{date}} at {{time}}. Tell me when it’s done.',
  help_worked:
    'Type the code in “Forgot Password”, where you exported the request. Then tell me whether the device accepts the new password.',
  solved: 'Perfect. Case {{number}} is closed. Enjoy the rest of your day!',
  solved_several_one:
    'Perfect. Case {{number}} is closed, with {{count}} device out of {{total}} done. Enjoy the rest of your day!',
  solved_several_many:
    'Perfect. Case {{number}} is closed, with {{count}} devices out of {{total}} done. Enjoy the rest of your day!',
  solved_several_other:
    'Perfect. Case {{number}} is closed, with {{count}} devices out of {{total}} done. Enjoy the rest of your day!',
  solved_after: 'Another device? Just write “password”.',
  ask_failed: 'What happens? If SADP shows an error number, please tell me which.',
  failed_retry: 'Start again',
  failed_human: 'A human',
  ask_which_failed: 'Which device is stuck?',
  help_failed:
    'The error number SADP shows tells me whether the code is still good or another one is needed.',
  failed_restart: 'Reboot the device and the PC, then wait until the device appears in SADP again.',
  code_expiring_one:
    'Case {{number}}: your code for {{numbers}} expires soon and you haven’t told me whether it worked.',
  code_expiring_many:
    'Case {{number}}: your codes for {{numbers}} expire soon and you haven’t told me whether they worked.',
  code_expiring_other:
    'Case {{number}}: your codes for {{numbers}} expire soon and you haven’t told me whether they worked.',
  code_expired_one: 'Case {{number}}: your code for {{numbers}} has expired.',
  code_expired_many: 'Case {{number}}: your codes for {{numbers}} have expired.',
  code_expired_other: 'Case {{number}}: your codes for {{numbers}} have expired.',
  already_served: 'Device {{serial}} already has its code, further up in this conversation.',
  case_status_none: 'You have no case in progress.',
  case_status: 'Case {{number}}: {{state}}.',
  state: {
    collecting: 'in progress, I still need an answer from you',
    waiting_company: 'waiting for your company to be checked',
    waiting_platform: 'waiting for the code platform, I keep trying by myself',
    with_desk: 'in the agents’ hands',
    code_delivered: 'you have been given the code, it remains to be tried',
    closed: 'closed',
  },
  /** Before the 24 hours in which we may write freely are over. */
  still_there:
    'Your case {{number}} is still waiting for your answer. Reply when you can, your files are kept.',
  queue_next: 'You are next in the queue.',
  queue_place: 'You are number {{position}} in the queue.',
  wait_platform:
    'The code platform isn’t answering. Your case {{number}} is complete: I keep trying by myself and I’ll write as soon as the code arrives. If it takes more than an hour, an agent will see to it.',
  to_desk: 'I’m passing your case {{number}} to an agent.',
  to_desk_files: 'I’m passing your case {{number}} to an agent, with everything you sent.',
  desk_reason: {
    tries_exhausted: 'We have tried three times without success.',
    company_not_verified:
      'Your case is complete; an adviser still has to verify your company and will then give you the code.',
    company_suspended: 'Requests from your company are suspended for now.',
    not_served_automatically: 'This family of devices is handled with an agent.',
    live_code_exists: 'A code that is still valid already exists for this device.',
    limit: 'Today’s number of automatic codes has been reached.',
    suspicion: 'An agent needs to check this.',
    platform_refused: 'The platform asks for a check.',
    platform_unreachable: 'The code platform still isn’t answering.',
    device_unknown: 'The code platform doesn’t know this device.',
    platform_manual: 'Everything agrees: an agent will give you the code.',
    evidence_insufficient: 'A person needs to look at what you sent.',
    asked: 'You asked to talk to someone.',
    trouble: 'A technical problem prevents me from going on.',
  },
  promise_late: 'An agent will answer as soon as possible, thank you for your patience.',
  human_already: 'Your request is already with the agents.',
  human_waiting: 'Your message has been passed on to the agent.',
}
