/** Names a requirement row in a test's name. Only for tests that show what the row's last column asks for. */
export function requirement(id: `${number}-${number}${string}`): string {
  return `[requirement ${id}]`;
}
