// A real provider of identities for the tests: oidc-provider, with three people who need no
// password. Whoever signs in is said by `?as=` to /control, so that no page has to be filled in.
import { createServer } from 'node:http';
import { generateKeyPairSync } from 'node:crypto';
import Provider from 'oidc-provider';

const [, redirect, now] = process.argv;
// The tests live at a moment of their own.
const ahead = Number(now) * 1000 - Date.now();
const clock = Date.now;
Date.now = () => clock() + ahead;

const people = {
  anna: { email: 'anna@example.org', email_verified: true },
  boris: { email: 'boris@example.org', email_verified: false },
  carla: { email: 'anna@example.org', email_verified: true },
};
let who = 'anna';
let provider;

function key(id) {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return { ...privateKey.export({ format: 'jwk' }), kid: id, use: 'sig', alg: 'RS256' };
}

// New keys on the same address: as a provider does that changes its keys.
function begin(issuer, keyId) {
  provider = new Provider(issuer, {
    clients: [{
      client_id: 'register',
      client_secret: 'a secret, with signs & blanks',
      redirect_uris: [redirect],
      grant_types: ['authorization_code'],
      response_types: ['code'],
    }],
    jwks: { keys: [key(keyId)] },
    cookies: { keys: ['tests'] },
    features: { devInteractions: { enabled: false } },
    claims: { openid: ['sub'], email: ['email', 'email_verified'] },
    pkce: { required: () => true },
    interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
    findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id, ...people[id] }) }),
  });
}

async function interact(request, response) {
  const { prompt, params, session } = await provider.interactionDetails(request, response);
  if (prompt.name === 'login') {
    return provider.interactionFinished(request, response, { login: { accountId: who } });
  }
  const grant = new provider.Grant({ accountId: session.accountId, clientId: params.client_id });
  grant.addOIDCScope('openid email');
  const consent = { grantId: await grant.save() };
  return provider.interactionFinished(request, response, { consent }, { mergeWithLastSubmission: true });
}

const server = createServer((request, response) => {
  const url = new URL(request.url, 'http://localhost');
  if (url.pathname === '/control') {
    who = url.searchParams.get('as') ?? who;
    if (url.searchParams.has('keys')) begin(address, url.searchParams.get('keys'));
    return response.end('ok');
  }
  if (url.pathname.startsWith('/interaction/')) {
    return interact(request, response).catch((error) => {
      response.statusCode = 500;
      response.end(String(error));
    });
  }
  return provider.callback()(request, response);
});
let address;
server.listen(0, '127.0.0.1', () => {
  address = `http://127.0.0.1:${server.address().port}`;
  begin(address, 'first');
  console.log(address);
});
// Gone with the test that started it, however that ended.
process.stdin.on('end', () => process.exit(0)).resume();
