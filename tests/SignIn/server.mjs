// Starts the product outside demo mode on an empty store, with one provider whom it trusts, and stops it again.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const host = process.env.GOLDTHREAD_HOST ?? path.join(root, 'artifacts/host/Goldthread.Host.dll');
const patience = 120_000;

// The provider must know our address before we start, and we its: a port that is free now.
export async function freePort() {
  const server = net.createServer();
  await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  await new Promise(resolve => server.close(resolve));
  return port;
}

export async function startServer(address, issuer, administrators) {
  const data = fs.mkdtempSync(path.join(os.tmpdir(), 'goldthread-sign-in-'));
  const env = {
    ...process.env,
    GOLDTHREAD__DEMO: 'false',
    GOLDTHREAD__PUBLICADDRESS: address,
    GOLDTHREAD__SIGNIN__FIRSTADMINISTRATORS: administrators,
    GOLDTHREAD__SIGNIN__PROVIDERS__test__NAME: 'Test login',
    GOLDTHREAD__SIGNIN__PROVIDERS__test__AUTHORITY: issuer,
    GOLDTHREAD__SIGNIN__PROVIDERS__test__CLIENTID: 'goldthread',
    GOLDTHREAD__SIGNIN__PROVIDERS__test__CLIENTSECRET: 'a-secret-for-tests-of-sign-in-only',
  };
  const server = spawn('dotnet', [host, 'serve', '--empty', '--urls', address, '--data', data], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  await new Promise((resolve, reject) => {
    let said = '';
    const limit = setTimeout(() => { server.kill(); reject(new Error(`The server did not start. It said: ${said}`)); }, patience);
    server.on('exit', code => { clearTimeout(limit); reject(new Error(`The server ended with ${code}. It said: ${said}`)); });
    server.stdout.on('data', text => {
      said += text;
      if (/ready at (\S+)/.test(said)) {
        clearTimeout(limit);
        resolve();
      }
    });
  });
  return {
    async stop() {
      server.removeAllListeners('exit');
      const ended = new Promise(resolve => server.on('exit', resolve));
      server.kill('SIGTERM');
      await ended;
      fs.rmSync(data, { recursive: true, force: true });
    },
  };
}
