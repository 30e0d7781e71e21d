// Starts the product as it is published, on a store of its own (empty, or with the demo place) and a free port, and stops it again.
import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const host = process.env.GOLDTHREAD_HOST ?? path.join(root, 'artifacts/host/Goldthread.Host.dll');
const patience = 120_000;

export async function startServer(content = ['--empty']) {
  const data = fs.mkdtempSync(path.join(os.tmpdir(), 'goldthread-clients-'));
  const server = spawn('dotnet', [host, 'serve', ...content, '--urls', 'http://127.0.0.1:0', '--data', data], { stdio: ['ignore', 'pipe', 'inherit'] });
  const address = await new Promise((resolve, reject) => {
    let said = '';
    const limit = setTimeout(() => { server.kill(); reject(new Error(`The server did not start. It said: ${said}`)); }, patience);
    server.on('exit', code => { clearTimeout(limit); reject(new Error(`The server ended with ${code}. It said: ${said}`)); });
    server.stdout.on('data', text => {
      said += text;
      const ready = /ready at (\S+)/.exec(said);
      if (ready) {
        clearTimeout(limit);
        resolve(ready[1]);
      }
    });
  });
  const made = spawnSync('dotnet', [host, 'token', 'system', '--data', data], { encoding: 'utf8' });
  if (made.status !== 0) {
    server.kill();
    throw new Error(`No token: ${made.stderr}`);
  }

  return {
    address,
    base: `${address}/fhir`,
    token: made.stdout.trim().split('\n').at(-1),
    async stop() {
      server.removeAllListeners('exit');
      const ended = new Promise(resolve => server.on('exit', resolve));
      server.kill('SIGTERM');
      await ended;
      fs.rmSync(data, { recursive: true, force: true });
    },
  };
}
