export { Badge, type BadgeTone } from './badge/badge.tsx';
export { Button, ButtonLink, type ButtonLinkProps, type ButtonLook, type ButtonProps } from './button/button.tsx';
export {
  Checkbox,
  type CheckboxProps,
  type Option,
  RadioField,
  type RadioFieldProps,
  SelectField,
  type SelectFieldProps,
} from './choice/choice.tsx';
export { classNames } from './class-names.ts';
export { CopyField } from './copy-field/copy-field.tsx';
export { type Column, DataTable, type DataTableProps } from './data-table/data-table.tsx';
export { DateText } from './date-text/date-text.tsx';
export { type Definition, DefinitionList } from './definition-list/definition-list.tsx';
export { DemoBanner } from './demo-banner/demo-banner.tsx';
export { Dialog, type DialogProps } from './dialog/dialog.tsx';
export { Disclosure } from './disclosure/disclosure.tsx';
export { ErrorSummary, type FieldFault } from './error-summary/error-summary.tsx';
export type { Example } from './example.ts';
export { Figure, type FigureProps } from './figure/figure.tsx';
export { FileDrop, type FileDropProps } from './file-drop/file-drop.tsx';
export { Icon, type IconName } from './icon/icon.tsx';
export { LanguageSwitch } from './language-switch/language-switch.tsx';
export { Notice, type NoticeProps, type NoticeTone } from './notice/notice.tsx';
export { type NavItem, Page, type PageProps } from './page/page.tsx';
export { Panel, type PanelProps } from './panel/panel.tsx';
export { ProgressBar, type ProgressBarProps } from './progress-bar/progress-bar.tsx';
export { QrCode } from './qr-code/qr-code.tsx';
export { CardRefused, type CardRefusedProps, Refused, type RefusedProps } from './refused/refused.tsx';
export { Steps, type StepsProps } from './steps/steps.tsx';
export { type TabItem, Tabs, type TabsProps } from './tabs/tabs.tsx';
export { TextField, type TextFieldProps } from './text-field/text-field.tsx';
export { Timeline, type TimelineEntry } from './timeline/timeline.tsx';
