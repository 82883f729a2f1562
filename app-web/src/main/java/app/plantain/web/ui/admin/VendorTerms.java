package app.plantain.web.ui.admin;

import app.plantain.core.provider.ModelId;
import app.plantain.core.provider.VendorId;
import app.plantain.core.provider.VendorOption;
import app.plantain.core.routing.PriceTable;
import java.util.List;

/** What the form of a connection asks for, which is different from vendor to vendor. */
interface VendorTerms {

    /** The models that a vendor has. */
    List<ModelId> models(VendorId vendor);

    /** The settings that only it has. */
    List<VendorOption> options(VendorId vendor);

    /** What it is known to take. */
    PriceTable prices(VendorId vendor);
}
