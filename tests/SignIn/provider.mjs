// A certified OpenID provider (https://github.com/panva/node-oidc-provider) on loopback, which lets anybody in under the name they type.
import http from 'node:http';
import Provider from 'oidc-provider';

export async function startProvider(app) {
  const server = http.createServer();
  await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${server.address().port}`;
  const provider = new Provider(issuer, {
    clients: [{
      client_id: 'goldthread',
      client_secret: 'a-secret-for-tests-of-sign-in-only',
      redirect_uris: [`${app}/sign-in/callback/test`],
      post_logout_redirect_uris: [`${app}/sign-out`],
      backchannel_logout_uri: `${app}/sign-in/ended/test`,
      backchannel_logout_session_required: true,
    }],
    features: { backchannelLogout: { enabled: true }, rpInitiatedLogout: { enabled: true }, devInteractions: { enabled: true } },
    pkce: { required: () => true },
    scopes: ['openid', 'profile'],
    cookies: { keys: ['a key for tests'] },
    // Loopback has no TLS, and the provider asks the way out of Node itself.
    fetch: (url, options) => fetch(url, { ...options, dispatcher: undefined }),
  });
  server.on('request', provider.callback());
  return { issuer, stop: () => new Promise(resolve => { server.closeAllConnections(); server.close(resolve); }) };
}
