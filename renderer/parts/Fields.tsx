import { type ReactNode, type Ref, useState } from 'react'
import { Button as AriaButton } from 'react-aria-components/Button'
import { Checkbox } from 'react-aria-components/Checkbox'
import { ComboBox } from 'react-aria-components/ComboBox'
import { Input } from 'react-aria-components/Input'
import { Label } from 'react-aria-components/Label'
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox'
import { Popover } from 'react-aria-components/Popover'
import { Radio, RadioGroup } from 'react-aria-components/RadioGroup'
import { Select, SelectValue } from 'react-aria-components/Select'
import { Text } from 'react-aria-components/Text'
import { TextArea } from 'react-aria-components/TextArea'
import { TextField as AriaTextField } from 'react-aria-components/TextField'
import { KeyHint } from './Button'

interface FieldProps {
  label: string
  value: string
  onChange: (value: string) => void
  hint?: ReactNode
  placeholder?: string
  required?: boolean
  focusFirst?: boolean
}

/** A labelled text field of one line, or of several with `lines`. */
export function Field({
  label,
  value,
  onChange,
  hint,
  placeholder,
  required,
  focusFirst,
  lines,
  keys,
  field,
}: FieldProps & {
  lines?: number
  /** Keys that lead here, shown beside the label. */
  keys?: string
  /** The text area, to give it the focus. */
  field?: Ref<HTMLTextAreaElement>
}) {
  return (
    <AriaTextField
      className="field"
      value={value}
      onChange={onChange}
      isRequired={required ?? false}
      autoFocus={focusFirst ?? false}
      validationBehavior="aria"
    >
      <div className="field-head">
        <Label className="label">{label}</Label>
        {keys !== undefined && <KeyHint keys={keys} />}
      </div>
      {lines === undefined ? (
        <Input dir="auto" placeholder={placeholder ?? ''} />
      ) : (
        <TextArea {...(field && { ref: field })} dir="auto" rows={lines} placeholder={placeholder ?? ''} />
      )}
      {hint && (
        <Text slot="description" className="hint">
          {hint}
        </Text>
      )}
    </AriaTextField>
  )
}

/** One of a few, all in sight. */
export function Choices<T extends string>({
  label,
  value,
  onChange,
  options,
}: {
  label: string
  value: T | null
  onChange: (value: T) => void
  options: readonly { value: T; label: string }[]
}) {
  return (
    <RadioGroup className="field" value={value} onChange={(next) => onChange(next as T)}>
      <Label className="label">{label}</Label>
      <div className="choices">
        {options.map((option) => (
          <Radio key={option.value} value={option.value} className="choice">
            {option.label}
          </Radio>
        ))}
      </div>
    </RadioGroup>
  )
}

/** One of several, behind a button. */
export function SelectField<T extends string>({
  label,
  value,
  onChange,
  options,
  labelUnseen,
}: {
  label: string
  value: T
  onChange: (value: T) => void
  options: readonly { value: T; label: string; hint?: string }[]
  labelUnseen?: boolean
}) {
  return (
    <Select
      className="field"
      selectedKey={value}
      onSelectionChange={(key) => {
        const chosen = options.find((option) => option.value === key)
        if (chosen) onChange(chosen.value)
      }}
    >
      <Label className={labelUnseen ? 'unseen' : 'label'}>{label}</Label>
      <AriaButton className="select-button">
        <SelectValue>{options.find((option) => option.value === value)?.label}</SelectValue>
      </AriaButton>
      <Popover className="popover">
        <ListBox className="options">
          {options.map((option) => (
            <ListBoxItem key={option.value} id={option.value} textValue={option.label}>
              {option.label}
              {option.hint && <span className="hint">{option.hint}</span>}
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </Select>
  )
}

/** A text field that offers what is already known by that name; anything else may be typed. */
export function NameField({
  label,
  value,
  onChange,
  options,
  hint,
  focusFirst,
  labelUnseen,
  placeholder,
}: {
  label: string
  value: string
  onChange: (value: string) => void
  options: readonly { name: string; hint?: string }[]
  hint?: string
  focusFirst?: boolean
  labelUnseen?: boolean
  placeholder?: string
}) {
  const [isOpen, setOpen] = useState(false)
  return (
    <ComboBox
      className="field"
      inputValue={value}
      onInputChange={onChange}
      onSelectionChange={(key) => key !== null && onChange(String(key))}
      onOpenChange={setOpen}
      allowsCustomValue
      menuTrigger="input"
      items={options
        .filter((option) => option.name !== value || isOpen)
        .map((option) => ({ ...option, id: option.name }))}
    >
      <Label className={labelUnseen ? 'unseen' : 'label'}>{label}</Label>
      <Input dir="auto" autoFocus={focusFirst ?? false} placeholder={placeholder ?? ''} />
      {hint && (
        <Text slot="description" className="hint">
          {hint}
        </Text>
      )}
      <Popover className="popover">
        <ListBox className="options">
          {(option: { id: string; name: string; hint?: string }) => (
            <ListBoxItem textValue={option.name}>
              {option.name}
              {option.hint && <span className="hint">{option.hint}</span>}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  )
}

/** A box to tick. */
export function Check({
  children,
  checked,
  mixed,
  onChange,
  name,
  stop,
}: {
  children?: ReactNode
  checked: boolean
  /** True where some, but not all, are ticked. */
  mixed?: boolean
  onChange: (checked: boolean) => void
  name?: string
  stop?: boolean
}) {
  return (
    <Checkbox
      className="check"
      isSelected={checked}
      isIndeterminate={mixed ?? false}
      onChange={onChange}
      excludeFromTabOrder={stop === false}
      {...(name !== undefined && { 'aria-label': name })}
    >
      <span className="box" aria-hidden="true">
        {(checked || mixed) && (
          <svg viewBox="0 0 12 12" width="12" height="12" fill="none" stroke="currentColor" strokeWidth="2">
            <title>ticked</title>
            <path d={mixed ? 'M2.5 6h7' : 'M2 6.5 4.8 9 10 3'} />
          </svg>
        )}
      </span>
      {children}
    </Checkbox>
  )
}
