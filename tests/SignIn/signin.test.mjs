// A real browser, a certified provider, the real product: signing in, being signed out from either side, and what happens to a session then.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { after, before, test } from 'node:test';
import { chromium } from 'playwright-core';
import { startProvider } from './provider.mjs';
import { freePort, startServer } from './server.mjs';

const executablePath = process.env.GOLDTHREAD_CHROMIUM ?? '/usr/bin/chromium';
const skip = fs.existsSync(executablePath) ? false : `No Chromium at ${executablePath}: install it, or name one in GOLDTHREAD_CHROMIUM.`;
const patience = 30_000;
let app;
let provider;
let server;
let browser;

before(async () => {
  if (skip) return;
  app = `http://127.0.0.1:${await freePort()}`;
  provider = await startProvider(app);
  server = await startServer(app, provider.issuer, `${provider.issuer} root-admin`);
  browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'] });
});
after(async () => {
  await browser?.close();
  await server?.stop();
  await provider?.stop();
});

const visit = async () => {
  const context = await browser.newContext();
  context.setDefaultTimeout(patience);
  return context.newPage();
};

// The provider's own pages of development: a name, then consent.
const signIn = async (page, name, from = '/account') => {
  await page.goto(app + from);
  assert.equal(await page.locator('h1').innerText(), 'Sign in');
  await page.getByRole('button', { name: 'Sign in with Test login' }).or(page.getByRole('link', { name: 'Sign in with Test login' })).click();
  await page.locator('input[name=login]').fill(name);
  await page.locator('input[name=password]').fill('anything');
  await page.locator('button[type=submit]').click();
  await page.waitForLoadState();
  if (page.url().startsWith(provider.issuer)) {
    await page.locator('button[type=submit]').click();
  }

  await page.waitForURL(url => url.origin === app);
};
const heading = page => page.locator('h1').innerText();

test('the first administrator signs in and comes back to the page that was asked for', { skip }, async () => {
  const page = await visit();
  await signIn(page, 'root-admin');
  assert.equal(new URL(page.url()).pathname, '/account');
  assert.equal(await heading(page), 'Your account');
  const cookies = (await page.context().cookies(app)).filter(c => c.name === 'goldthread');
  assert.equal(cookies.length, 1);
  assert.ok(cookies[0].httpOnly && cookies[0].sameSite === 'Lax' && cookies[0].value.length === 43);
});

test('somebody whom nobody gave access is told whom to ask', { skip }, async () => {
  const page = await visit();
  await signIn(page, 'a-stranger');
  assert.equal(await heading(page), 'You have signed in, but nobody has given you access yet');
  assert.match(await page.locator('main').innerText(), /a-stranger/);
  await page.goto(`${app}/account`);
  assert.equal(await heading(page), 'Sign in');
});

test('signing out here and there: the provider asks, and brings the reader back', { skip }, async () => {
  const page = await visit();
  await signIn(page, 'root-admin');
  await page.getByRole('button', { name: 'Sign out' }).click();
  assert.equal(await heading(page), 'You are signed out');
  await page.getByRole('button', { name: 'Sign out of Test login' }).or(page.getByRole('link', { name: 'Sign out of Test login' })).click();
  await page.locator('button[name=logout]').click();
  await page.waitForURL(`${app}/sign-out**`);
  await page.goto(`${app}/account`);
  assert.equal(await heading(page), 'Sign in');
});

test('signing out at the provider ends the session here by the back channel', { skip }, async () => {
  const page = await visit();
  await signIn(page, 'root-admin');
  const there = await page.context().newPage();
  await there.goto(`${provider.issuer}/session/end`);
  await there.locator('button[name=logout]').click();
  await there.waitForLoadState();
  await page.goto(`${app}/account`);
  assert.equal(await heading(page), 'You were signed out');
  assert.match(await page.locator('main').innerText(), /You signed out at the service that you sign in with/);
});

test('a callback that was used opens nothing a second time', { skip }, async () => {
  const page = await visit();
  let callback;
  page.on('request', request => { if (request.url().startsWith(`${app}/sign-in/callback/`)) callback = request.url(); });
  await signIn(page, 'root-admin');
  const again = await page.goto(callback);
  assert.equal(again.status(), 400);
  assert.equal(await heading(page), 'We could not sign you in');
});

test('a second proof asks the provider again and goes on', { skip }, async () => {
  const page = await visit();
  await signIn(page, 'root-admin');
  await page.goto(`${app}/sign-in/again?from=%2Faccount`);
  assert.equal(await heading(page), 'Confirm that it is you');
  await page.getByRole('button', { name: /Sign in again/ }).or(page.getByRole('link', { name: /Sign in again/ })).click();
  await page.locator('input[name=login]').fill('root-admin');
  await page.locator('input[name=password]').fill('anything');
  await page.locator('button[type=submit]').click();
  await page.waitForLoadState();
  if (page.url().startsWith(provider.issuer)) {
    await page.locator('button[type=submit]').click();
  }

  await page.waitForURL(`${app}/account`);
  assert.equal(await heading(page), 'Your account');
});

test('demo sign-in is not there', { skip }, async () => {
  const page = await visit();
  await page.goto(`${app}/sign-in`);
  assert.equal(await page.locator('main form').count(), 0);
});
