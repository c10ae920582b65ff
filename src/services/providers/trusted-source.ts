// Which links a picture may be fetched from: the vendor's known hosts over https, and the configured API's own origin.

export function isTrustedSource(url: string, hosts: readonly string[], apiUrl: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname, origin, port } = new URL(url);
  if (origin === new URL(apiUrl).origin) return true;
  return protocol === 'https:' && port === '' && hosts.includes(hostname);
}
