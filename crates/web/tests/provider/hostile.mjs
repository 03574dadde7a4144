// A provider that lies: the code that it is given back says which lie the token tells.
import { createServer } from 'node:http';
import { createHmac, generateKeyPairSync, sign } from 'node:crypto';

const own = generateKeyPairSync('rsa', { modulusLength: 2048 });
const other = generateKeyPairSync('rsa', { modulusLength: 2048 });
const now = Number(process.argv[2]);
const encode = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');
let address;
let nonce = '';

function token(lie) {
  const header = { alg: 'RS256', kid: 'one', typ: 'JWT' };
  const claims = {
    iss: address, sub: 'anna', aud: 'register', nonce, iat: now, exp: now + 300,
    email: 'anna@example.org', email_verified: true,
  };
  if (lie === 'nonce') claims.nonce = 'another';
  if (lie === 'no-nonce') delete claims.nonce;
  if (lie === 'issuer') claims.iss = 'https://id.example.org';
  if (lie === 'audience') claims.aud = 'another';
  if (lie === 'audiences') claims.aud = ['register', 'another'];
  if (lie === 'expired') Object.assign(claims, { iat: now - 7200, exp: now - 3600 });
  if (lie === 'future') Object.assign(claims, { iat: now + 3600, exp: now + 7200 });
  if (lie === 'slow-clock') Object.assign(claims, { iat: now - 300, exp: now - 30 });
  if (lie === 'fast-clock') Object.assign(claims, { iat: now + 30, exp: now + 330 });
  if (lie === 'none') header.alg = 'none';
  if (lie === 'shared') header.alg = 'HS256';
  const signed = `${encode(header)}.${encode(claims)}`;
  if (lie === 'none') return `${signed}.`;
  if (lie === 'shared') {
    return `${signed}.${createHmac('sha256', 'secret').update(signed).digest('base64url')}`;
  }
  const key = lie === 'signature' ? other.privateKey : own.privateKey;
  return `${signed}.${sign('sha256', Buffer.from(signed), key).toString('base64url')}`;
}

const server = createServer((request, response) => {
  const url = new URL(request.url, address);
  const json = (value) => {
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(value));
  };
  if (url.pathname === '/nonce') {
    nonce = url.searchParams.get('is');
    return response.end('ok');
  }
  if (url.pathname === '/.well-known/openid-configuration') {
    return json({
      issuer: address, authorization_endpoint: `${address}/auth`, token_endpoint: `${address}/token`,
      jwks_uri: `${address}/jwks`, response_types_supported: ['code'],
      subject_types_supported: ['public'], id_token_signing_alg_values_supported: ['RS256'],
    });
  }
  if (url.pathname === '/jwks') {
    const key = own.publicKey.export({ format: 'jwk' });
    return json({ keys: [{ ...key, kid: 'one', use: 'sig', alg: 'RS256' }] });
  }
  let body = '';
  request.on('data', (part) => { body += part; });
  request.on('end', () => {
    const lie = new URLSearchParams(body).get('code');
    json({ access_token: 'x', token_type: 'Bearer', expires_in: 300, id_token: token(lie) });
  });
});
server.listen(0, '127.0.0.1', () => {
  address = `http://127.0.0.1:${server.address().port}`;
  console.log(address);
});
process.stdin.on('end', () => process.exit(0)).resume();
