export const signIn = {
  title: 'Sign in to Sésame',
  lead: 'The hotline’s console: cases, quality, figures.',
  login: 'Login',
  password: 'Password',
  totp: 'Six-digit code',
  totp_hint: 'From your authenticator app.',
  recovery: 'Recovery code',
  recovery_hint: 'One of those you noted. It is good once.',
  use_recovery: 'I no longer have my phone',
  use_totp: 'Use the authenticator app',
  enter: 'Sign in',
  or: 'or',
  oidc: 'Sign in with Microsoft',
  oidc_refused: 'Signing in with Microsoft did not work. Try again.',
  oidc_unreachable: 'Microsoft does not answer at the moment. Try again in a while.',
  oidc_no_role: 'Your account has no access to this console. Ask your administrator for a role.',
  demo: 'Enter as a manager',
  demo_as: 'or as:',
}

/** Where an administrator's link leads. */
export const reset = {
  title: 'New password',
  lead: 'Hello {{name}}. Choose your new password. This link is good until {{at}}, and only once.',
  no_link: 'Open the link that your administrator gave you once more.',
  save: 'Save the password',
  done: 'Password saved.',
  sign_in: 'Sign in',
}
