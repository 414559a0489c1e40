import { createHash } from 'node:crypto'
import { chmodSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'

/**
 * Writes the executable that root starts instead of an Electron one. It hands over what belongs to root only (the display's key), drops every
 * right, and leaves out `--no-sandbox`, which some test drivers add by themselves. One for each executable, in `folder`.
 * @returns its path
 */
export function writeWrapper({ user, folder, executable }) {
  const key = createHash('sha256').update(executable).digest('hex').slice(0, 8)
  const file = join(folder, `run-${basename(executable).replaceAll(' ', '-')}-${key}`)
  const text = scriptFor(user, executable)
  if (existsSync(file) && readFileSync(file, 'utf8') === text) return file
  const half = `${file}.${process.pid}`
  writeFileSync(half, text)
  chmodSync(half, 0o755)
  renameSync(half, file)
  return file
}

function scriptFor(user, executable) {
  return `#!/bin/sh
# Made by the set-up of Partner Desk: starts Electron as ${user.name}, because Chromium's sandbox does not work for root.
if [ -n "$XAUTHORITY" ] && [ -r "$XAUTHORITY" ]; then
  key=$(mktemp ${user.home}/.key-XXXXXX) && cat "$XAUTHORITY" > "$key" && chown ${user.uid}:${user.gid} "$key" && mv "$key" "${user.home}/.Xauthority"
  export XAUTHORITY="${user.home}/.Xauthority"
fi
count=$#
while [ "$count" -gt 0 ]; do
  argument=$1
  shift
  [ "$argument" = --no-sandbox ] || set -- "$@" "$argument"
  count=$((count - 1))
done
unset TMPDIR XDG_CONFIG_HOME XDG_CACHE_HOME XDG_DATA_HOME XDG_STATE_HOME XDG_RUNTIME_DIR
export HOME=${user.home} USER=${user.name} LOGNAME=${user.name}
setpriv --reuid=${user.uid} --regid=${user.gid} --clear-groups -- test -r . || cd "$HOME"
exec setpriv --reuid=${user.uid} --regid=${user.gid} --clear-groups -- "${executable}" "$@"
`
}
