import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { flipFuses, getCurrentFuseWire } from '@electron/fuses'
import { setPackageFuses, testPackageVariable } from './scripts/lib/fuses.mjs'

/** The executable of a freshly packed application, before it is signed. */
function executableOf({ appOutDir, electronPlatformName, packager }) {
  const name = packager.appInfo.productFilename
  if (electronPlatformName === 'darwin' || electronPlatformName === 'mas') return join(appOutDir, `${name}.app`)
  return join(appOutDir, electronPlatformName === 'win32' ? `${name}.exe` : packager.executableName)
}

/** Before signing. The fuses are set here, not by the tool's own option, because that one leaves out fuses it does not know. */
async function afterPack(context) {
  const { packager, appOutDir } = context
  await rm(join(packager.getResourcesDir(appOutDir), 'default_app.asar'), { force: true })
  await setPackageFuses({ executable: executableOf(context), env: process.env, wireOf: getCurrentFuseWire, flip: flipFuses })
}

/** @type {import('electron-builder').Configuration} */
export default {
  appId: 'com.partnerdesk.app',
  productName: 'Partner Desk',
  copyright: 'Partner Desk',
  directories: { output: process.env[testPackageVariable] || 'dist', buildResources: 'resources' },
  // Everything is bundled into out/, so a package carries no node_modules; source maps and type declarations stay at home.
  files: ['out/main/**', 'out/preload/**', 'out/renderer/**', '!**/*.map', 'resources/icon.png', 'package.json', '!node_modules/**'],
  // For the partner's administrators; the page about Microsoft's clouds says where it lies.
  extraResources: [{ from: 'scripts/register-app.ps1', to: 'register-app.ps1' }],
  asar: true,
  npmRebuild: false,
  nodeGypRebuild: false,
  electronLanguages: ['en', 'en-US', 'de'],
  afterPack,
  protocols: [{ name: 'Partner Desk', schemes: ['partnerdesk'] }],
  publish: null,
  win: { target: ['nsis'], icon: 'resources/icon.ico', executableName: 'Partner Desk' },
  nsis: { oneClick: false, perMachine: false, allowToChangeInstallationDirectory: true, deleteAppDataOnUninstall: false },
  mac: {
    target: ['dmg', 'zip'],
    icon: 'resources/icon.icns',
    category: 'public.app-category.business',
    hardenedRuntime: true,
    gatekeeperAssess: false,
    entitlements: 'resources/entitlements.mac.plist',
    entitlementsInherit: 'resources/entitlements.mac.plist'
  },
  linux: { target: ['AppImage', 'deb'], icon: 'resources/icons', category: 'Office', executableName: 'partner-desk', syncDesktopName: true, maintainer: 'Partner Desk' }
}
