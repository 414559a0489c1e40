// Read by any Node that knows modules at all: this file must not use newer syntax, or an old Node shows a
// SyntaxError instead of the sentence below. That is also why the command is imported only after the check.
import process from 'process'

const oldest = [20, 19]

/**
 * Starts a command of this project. Says in plain words when Node is too old, or why the command failed.
 * @param load imports the command's module; its `main(args)` may answer the exit code
 */
export function enter(load) {
  const version = process.versions.node.split('.').map(Number)
  if (version[0] < oldest[0] || (version[0] === oldest[0] && version[1] < oldest[1])) {
    console.error(
      'Partner Desk needs Node ' + oldest.join('.') + ' or newer, and this is Node ' + process.versions.node + '. Install a current Node from https://nodejs.org and run the command again.'
    )
    process.exitCode = 1
    return Promise.resolve()
  }
  return load()
    .then((command) => command.main(process.argv.slice(2)))
    .then((code) => {
      if (typeof code === 'number') process.exitCode = code
    })
    .catch((error) => {
      console.error(error && error.name === 'Stop' ? '\n' + error.message : error)
      process.exitCode = 1
    })
}
