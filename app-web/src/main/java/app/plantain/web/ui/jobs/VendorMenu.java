package app.plantain.web.ui.jobs;

import app.plantain.core.provider.VendorId;
import com.vaadin.flow.component.contextmenu.HasMenuItems;
import com.vaadin.flow.component.menubar.MenuBar;
import java.util.List;
import java.util.function.Consumer;

/** Lets a person choose at which vendor to try again. */
final class VendorMenu extends MenuBar {

    VendorMenu(List<VendorId> vendors, Consumer<VendorId> chosen) {
        var root = addItem("Try at another vendor");
        fill(root.getSubMenu(), vendors, chosen);
    }

    /** Puts an entry for each vendor into a menu. */
    static void fill(HasMenuItems menu, List<VendorId> vendors, Consumer<VendorId> chosen) {
        vendors.forEach(vendor -> menu.addItem(vendor.value(), click -> chosen.accept(vendor)));
    }
}
