package app.plantain.web.ui.layout;

import app.plantain.web.ui.component.Chart;
import app.plantain.web.ui.component.GalleryGrid;
import app.plantain.web.ui.component.Lightbox;
import app.plantain.web.ui.component.ReferenceDropzone;
import com.vaadin.flow.component.accordion.Accordion;
import com.vaadin.flow.component.avatar.Avatar;
import com.vaadin.flow.component.badge.Badge;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.card.Card;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.contextmenu.ContextMenu;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.dependency.Uses;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.icon.SvgIcon;
import com.vaadin.flow.component.listbox.ListBox;
import com.vaadin.flow.component.masterdetaillayout.MasterDetailLayout;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.messages.MessageList;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.orderedlayout.FlexLayout;
import com.vaadin.flow.component.orderedlayout.HorizontalLayout;
import com.vaadin.flow.component.orderedlayout.Scroller;
import com.vaadin.flow.component.orderedlayout.VerticalLayout;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.splitlayout.SplitLayout;
import com.vaadin.flow.component.tabs.TabSheet;
import com.vaadin.flow.component.tabs.Tabs;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.NumberField;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.timepicker.TimePicker;
import com.vaadin.flow.component.treegrid.TreeGrid;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.component.virtuallist.VirtualList;

/**
 * Names the components of the browser bundle, whether a view uses them yet or not: a new view then needs no new bundle. The
 * frames extend it, because Vaadin finds such names only on what a route leads to.
 */
@Uses(Accordion.class)
@Uses(Avatar.class)
@Uses(Badge.class)
@Uses(Button.class)
@Uses(Card.class)
@Uses(Chart.class)
@Uses(Checkbox.class)
@Uses(CheckboxGroup.class)
@Uses(ComboBox.class)
@Uses(MultiSelectComboBox.class)
@Uses(ConfirmDialog.class)
@Uses(ContextMenu.class)
@Uses(DatePicker.class)
@Uses(DateTimePicker.class)
@Uses(Details.class)
@Uses(Dialog.class)
@Uses(FormLayout.class)
@Uses(GalleryGrid.class)
@Uses(Grid.class)
@Uses(Icon.class)
@Uses(SvgIcon.class)
@Uses(Lightbox.class)
@Uses(ListBox.class)
@Uses(MasterDetailLayout.class)
@Uses(MenuBar.class)
@Uses(MessageList.class)
@Uses(Notification.class)
@Uses(FlexLayout.class)
@Uses(HorizontalLayout.class)
@Uses(ReferenceDropzone.class)
@Uses(Scroller.class)
@Uses(VerticalLayout.class)
@Uses(Popover.class)
@Uses(ProgressBar.class)
@Uses(RadioButtonGroup.class)
@Uses(Select.class)
@Uses(SplitLayout.class)
@Uses(TabSheet.class)
@Uses(Tabs.class)
@Uses(BigDecimalField.class)
@Uses(EmailField.class)
@Uses(IntegerField.class)
@Uses(NumberField.class)
@Uses(PasswordField.class)
@Uses(TextArea.class)
@Uses(TextField.class)
@Uses(TimePicker.class)
@Uses(TreeGrid.class)
@Uses(Upload.class)
@Uses(VirtualList.class)
abstract sealed class BundledFrame extends Div permits WorkspaceLayout {}
