import { relative, sep } from 'node:path'

/** What starts something, by being what the build or a tool starts. */
const entries = /^(electron\/(main|practice\/main)|electron\/preload\/[^/]+|renderer\/(.*\/)?main|e2e\/playwright\.config)\.tsx?$/
const exempt = /\.test\.tsx?$|^(e2e|scripts)\/|\.config\.|\/testing\//

const placeOf = (context) => relative(context.cwd, context.filename).split(sep).join('/')

/** State belongs to an object that somebody makes and hands on; a variable of a module is shared by everything, tests included. */
export const noModuleState = {
  meta: { type: 'problem', docs: { description: 'No variables at the top of a module' }, schema: [] },
  create(context) {
    if (exempt.test(placeOf(context))) return {}
    return {
      VariableDeclaration(node) {
        const top = node.parent?.type === 'Program' || (node.parent?.type === 'ExportNamedDeclaration' && node.parent.parent?.type === 'Program')
        if (top && (node.kind === 'let' || node.kind === 'var') && node.declare !== true) context.report({ node, message: 'A variable at the top of a module is state that nobody owns. Put it into an object that main.ts makes and hands on.' })
      }
    }
  }
}

/** Importing a file must not do anything: only the composition roots start something. */
export const noWorkAtImport = {
  meta: { type: 'problem', docs: { description: 'A module does nothing when it is imported' }, schema: [] },
  create(context) {
    const place = placeOf(context)
    if (entries.test(place) || exempt.test(place)) return {}
    return {
      ExpressionStatement(node) {
        if (node.parent?.type === 'Program' && node.directive == null) context.report({ node, message: 'This runs as soon as the file is imported. Only the composition roots start something; make it a function that they call.' })
      }
    }
  }
}
