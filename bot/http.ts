import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import express, { type Express, type NextFunction, type Request, type Response } from 'express'
import helmet from 'helmet'
import type { Registry } from 'prom-client'
import { AppError, asAppError } from '../core/errors.js'
import type { Log } from '../core/log.js'

export interface HttpParts {
  log: Log
  metrics: Registry
  /** Rejects while the process cannot do its work. */
  ready(): Promise<void>
  /** Whose `X-Forwarded-For` is believed: the last so many proxies, or those in these networks. */
  trustProxy: number | string[]
}

/** The web server with what every process answers; rooms add their routers before `finish`. */
export function createHttp({ log, metrics, ready, trustProxy }: HttpParts): { app: Express; finish(): void } {
  const app = express()
  app.disable('x-powered-by')
  // Limits and the access log go by the caller's address; who is not trusted here does not choose it.
  app.set('trust proxy', trustProxy)
  app.use(warnOfProxy(log))
  app.use(helmet({ strictTransportSecurity: false }))
  app.get('/healthz', (_request, response) => void response.json({ status: 'ok' }))
  app.get('/readyz', async (_request, response) => {
    try {
      await ready()
      response.json({ status: 'ready' })
    } catch (error) {
      response.status(503).json({ status: 'not ready', error: asAppError(error).code })
    }
  })
  app.get('/metrics', async (_request, response) => {
    response.type(metrics.contentType).send(await metrics.metrics())
  })
  let open = (): void => {}
  const opened = new Promise<void>((resolve) => {
    open = resolve
  })
  // The port is known before everything stands: whoever is that early waits a moment instead of being turned away.
  app.use((_request, _response, next) => void opened.then(() => next()))
  return {
    app,
    finish() {
      open()
      app.use((_request, response) => void response.status(404).json({ error: 'NOT_FOUND' }))
      app.use((error: unknown, _request: Request, response: Response, next: NextFunction) => {
        if (response.headersSent) return next(error)
        const { status, failed } = httpError(error)
        if (status >= 500) log.error({ err: failed }, 'a request failed')
        response.status(status).json({ error: failed.code })
      })
    },
  }
}

/** Once: behind a proxy that is not trusted all the world has one address, and shares its limits. */
function warnOfProxy(log: Log) {
  let said = false
  return (request: Request, _response: Response, next: NextFunction) => {
    const from = request.socket.remoteAddress
    if (!said && request.headers['x-forwarded-for'] !== undefined && request.ip === from) {
      said = true
      log.warn(
        { proxy: from },
        'X-Forwarded-For of an address that is not trusted is not believed. Set TRUST_PROXY if it is your proxy.',
      )
    }
    next()
  }
}

const STATUS: Partial<Record<AppError['code'], number>> = {
  SIGNATURE_INVALID: 403,
  NOT_ALLOWED: 403,
  NOT_FOUND: 404,
  REQUEST_INVALID: 400,
  TOO_MANY_REQUESTS: 429,
  FILE_TOO_LARGE: 413,
  STALE: 409,
}

function httpError(error: unknown): { status: number; failed: AppError } {
  // Express and its body parsers give their errors a status: a body too large, a path that does not decode.
  const given = (error as { status?: unknown } | null)?.status
  if (!(error instanceof AppError) && typeof given === 'number' && given < 500) {
    return { status: given, failed: asAppError(error, 'REQUEST_INVALID') }
  }
  const failed = asAppError(error)
  return { status: STATUS[failed.code] ?? 500, failed }
}

/** Rejects with PORT_IN_USE when somebody has it. */
export function listen(app: Express, port: number): Promise<{ server: Server; port: number }> {
  return new Promise((resolve, reject) => {
    // Express 5 hands a failure to listen to the same callback.
    const server = app.listen(port, (error?: Error) => {
      if (!error) return resolve({ server, port: (server.address() as AddressInfo).port })
      const taken = (error as NodeJS.ErrnoException).code === 'EADDRINUSE'
      reject(taken ? new AppError('PORT_IN_USE', `port ${port} is taken`, { cause: error }) : error)
    })
  })
}
