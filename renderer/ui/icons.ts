import back from '@fluentui/svg-icons/icons/chevron_left_20_regular.svg?raw'
import briefcase from '@fluentui/svg-icons/icons/briefcase_20_regular.svg?raw'
import building from '@fluentui/svg-icons/icons/building_20_regular.svg?raw'
import check from '@fluentui/svg-icons/icons/checkmark_circle_20_regular.svg?raw'
import clock from '@fluentui/svg-icons/icons/clock_20_regular.svg?raw'
import cloud from '@fluentui/svg-icons/icons/cloud_20_regular.svg?raw'
import cloudOff from '@fluentui/svg-icons/icons/cloud_off_20_regular.svg?raw'
import copy from '@fluentui/svg-icons/icons/copy_20_regular.svg?raw'
import dismiss from '@fluentui/svg-icons/icons/dismiss_20_regular.svg?raw'
import error from '@fluentui/svg-icons/icons/error_circle_20_regular.svg?raw'
import handshake from '@fluentui/svg-icons/icons/handshake_20_regular.svg?raw'
import headset from '@fluentui/svg-icons/icons/headset_20_regular.svg?raw'
import history from '@fluentui/svg-icons/icons/history_20_regular.svg?raw'
import home from '@fluentui/svg-icons/icons/home_20_regular.svg?raw'
import info from '@fluentui/svg-icons/icons/info_20_regular.svg?raw'
import link from '@fluentui/svg-icons/icons/link_20_regular.svg?raw'
import mail from '@fluentui/svg-icons/icons/mail_20_regular.svg?raw'
import open from '@fluentui/svg-icons/icons/open_20_regular.svg?raw'
import panel from '@fluentui/svg-icons/icons/panel_left_20_regular.svg?raw'
import people from '@fluentui/svg-icons/icons/people_20_regular.svg?raw'
import person from '@fluentui/svg-icons/icons/person_circle_20_regular.svg?raw'
import prohibited from '@fluentui/svg-icons/icons/prohibited_20_regular.svg?raw'
import save from '@fluentui/svg-icons/icons/document_arrow_down_20_regular.svg?raw'
import search from '@fluentui/svg-icons/icons/search_20_regular.svg?raw'
import settings from '@fluentui/svg-icons/icons/settings_20_regular.svg?raw'
import sync from '@fluentui/svg-icons/icons/arrow_sync_20_regular.svg?raw'
import team from '@fluentui/svg-icons/icons/people_team_20_regular.svg?raw'
import warning from '@fluentui/svg-icons/icons/warning_20_regular.svg?raw'

/** The icons in use, by what they stand for. Each is Fluent's own drawing of 20 px. */
export const icons = {
  back, briefcase, building, check, clock, cloud, cloudOff, copy, dismiss, error, handshake, headset, history, home, info,
  link, mail, open, panel, people, person, prohibited, save, search, settings, sync, team, warning
} as const
export type IconName = keyof typeof icons
