import { useCombobox } from 'downshift'
import { Check, ChevronDown } from 'lucide-react'
import type { ReactNode } from 'react'
import { classNames } from './classNames.ts'
import { controlStyle } from './controlStyle.ts'
import type { FieldControl } from './Field.tsx'
import { Spinner } from './Spinner.tsx'

type ComboboxProps<Item> = {
  control: FieldControl
  placeholder: string
  /** What the list shows; null stands for "nobody", the entry that clears. */
  items: readonly (Item | null)[]
  selected: Item | null
  onSelect: (item: Item | null) => void
  /** Called with what was typed; the parent then changes `items`. Empty when the list opens afresh. */
  onSearch: (text: string) => void
  textOf: (item: Item) => string
  keyOf: (item: Item) => string
  render: (item: Item) => ReactNode
  loading?: boolean
  emptyText: string
  showList: string
}

/** A text field that searches and picks from a list (role combobox), by keyboard too. */
export function Combobox<Item>(props: ComboboxProps<Item>) {
  const { control, items, selected, textOf, keyOf, onSearch, onSelect } = props
  const combobox = useCombobox<Item | null>({
    inputId: control.id,
    labelId: `${control.id}-label`,
    items: [...items],
    selectedItem: selected,
    itemToString: (item) => (item === null ? '' : textOf(item)),
    itemToKey: (item) => (item === null ? 'none' : keyOf(item)),
    onSelectedItemChange: ({ selectedItem }) => onSelect(selectedItem),
    onInputValueChange: ({ inputValue, type }) => {
      if (type === useCombobox.stateChangeTypes.InputChange) onSearch(inputValue)
    },
    onIsOpenChange: ({ isOpen, type }) => {
      if (isOpen && type !== useCombobox.stateChangeTypes.InputChange) onSearch('')
    },
  })
  return (
    <div className="relative">
      <input
        {...combobox.getInputProps({
          'aria-describedby': control['aria-describedby'],
          'aria-invalid': control['aria-invalid'],
          // A press selects what is chosen, so that typing replaces it.
          onFocus: (event) => event.currentTarget.select(),
        })}
        placeholder={props.placeholder}
        className={classNames(controlStyle, 'pr-11')}
      />
      <button
        type="button"
        {...combobox.getToggleButtonProps({ 'aria-label': props.showList })}
        className="absolute top-0 right-0 inline-flex size-11 items-center justify-center text-muted"
      >
        {props.loading ? <Spinner /> : <ChevronDown aria-hidden="true" className="size-5" />}
      </button>
      <div
        className={classNames(
          'absolute inset-x-0 top-full z-20 mt-1.5 max-h-72 overflow-y-auto rounded-control border border-line bg-surface p-1.5 shadow-float',
          !combobox.isOpen && 'hidden',
        )}
      >
        <ul {...combobox.getMenuProps({}, { suppressRefError: true })}>
          {combobox.isOpen &&
            items.map((item, index) => (
              <li
                key={item === null ? 'none' : keyOf(item)}
                {...combobox.getItemProps({ item, index })}
                className={classNames(
                  'flex min-h-11 cursor-pointer items-center justify-between gap-3 rounded-lg px-2.5 py-1.5',
                  combobox.highlightedIndex === index && 'bg-sunken',
                )}
              >
                {item === null ? <span className="text-muted">{props.placeholder}</span> : props.render(item)}
                {item !== null && selected !== null && keyOf(item) === keyOf(selected) && (
                  <Check aria-hidden="true" className="size-5 shrink-0 text-accent" />
                )}
              </li>
            ))}
        </ul>
        {!props.loading && items.every((item) => item === null) && (
          <p className="px-2.5 py-2.5 text-muted">{props.emptyText}</p>
        )}
      </div>
    </div>
  )
}
