import { lazy, type ReactNode } from 'react'
import { Redirect, Route, Switch } from 'wouter'
import { LiveProvider } from './api/live.js'
import { NotFound } from './pages/not-found.js'
import { Guard } from './shell/guard.js'
import { Shell } from './shell/shell.js'

const Figures = lazy(() => import('./pages/figures/figures.js'))
const Live = lazy(() => import('./pages/live/live.js'))
const Quality = lazy(() => import('./pages/quality/quality.js'))
const Reset = lazy(() => import('./pages/reset/reset.js'))
const SignIn = lazy(() => import('./pages/sign-in/sign-in.js'))
const AccessLog = lazy(() => import('./pages/access-log/access-log.js'))
const Account = lazy(() => import('./pages/account/account.js'))
const Administration = lazy(() => import('./pages/administration/administration.js'))
const Case = lazy(() => import('./pages/case/case.js'))
const Cases = lazy(() => import('./pages/cases/cases.js'))

/** Each page is its own file of script, fetched when it is first opened. */
export function Routes(): ReactNode {
  return (
    <Switch>
      <Route path="/sign-in">
        <SignIn />
      </Route>
      <Route path="/reset">
        <Reset />
      </Route>
      <Route>
        <Guard>
          <LiveProvider>
            <Shell>
              <Switch>
                <Route path="/">
                  <Redirect to="/cases" replace />
                </Route>
                <Route path="/cases" component={Cases} />
                <Route path="/cases/:caseId">{({ caseId }) => <Case key={caseId} caseId={caseId} />}</Route>
                <Route path="/live" component={Live} />
                <Route path="/figures" component={Figures} />
                <Route path="/quality/:part?">{({ part }) => <Quality part={part} />}</Route>
                <Route path="/admin/:part?">{({ part }) => <Administration part={part} />}</Route>
                <Route path="/access-log" component={AccessLog} />
                <Route path="/account" component={Account} />
                <Route component={NotFound} />
              </Switch>
            </Shell>
          </LiveProvider>
        </Guard>
      </Route>
    </Switch>
  )
}
