package app.plantain.web.ui.studio;

import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.orderedlayout.VerticalLayout;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;

@Route("")
@AnonymousAllowed
class StudioView extends VerticalLayout {

    StudioView() {
        add(new H1("Studio"));
    }
}
