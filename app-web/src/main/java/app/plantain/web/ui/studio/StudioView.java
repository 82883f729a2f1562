package app.plantain.web.ui.studio;

import app.plantain.web.ui.layout.WorkspaceLayout;
import app.plantain.web.ui.part.PageHeader;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;

@Route(value = "", layout = WorkspaceLayout.class)
@PageTitle("Studio · Plantain")
@PermitAll
class StudioView extends Div {

    StudioView() {
        addClassName("pl-page");
        add(new PageHeader("Studio", "Describe a picture, see its price, run it."));
    }
}
