import columns from '@fluentui/svg-icons/icons/column_triple_edit_20_regular.svg?raw'
import folder from '@fluentui/svg-icons/icons/document_arrow_up_20_regular.svg?raw'
import go from '@fluentui/svg-icons/icons/arrow_right_20_regular.svg?raw'
import pause from '@fluentui/svg-icons/icons/pause_20_regular.svg?raw'
import play from '@fluentui/svg-icons/icons/play_20_regular.svg?raw'
import star from '@fluentui/svg-icons/icons/star_20_regular.svg?raw'
import starred from '@fluentui/svg-icons/icons/star_20_filled.svg?raw'
import tag from '@fluentui/svg-icons/icons/tag_20_regular.svg?raw'
import undo from '@fluentui/svg-icons/icons/arrow_undo_20_regular.svg?raw'

/** Icons that only these pages use: the first chunk has no room for them. Each is Fluent's own drawing of 20 px. */
export const listIcons = { columns, folder, go, pause, play, star, starred, tag, undo } as const
export type ListIconName = keyof typeof listIcons
